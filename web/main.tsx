import '../schema/api/jitless.js'
import { notifyManager, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/inter/wght.css'
import './styles/designsystemet.css'
import '@digdir/designsystemet-theme'
import './styles/base.css'
import './styles/shell.css'
import './styles/parts.css'
import './styles/glyphs.css'
import './styles/tables.css'
import './styles/forms.css'
import './styles/find.css'
import './styles/print.css'
import { isPassing } from './api/call.js'
import { LanguageProvider } from './i18n/language.js'
import { hasUnsaved } from './parts/form/unsaved.js'
import { rememberPlace } from './parts/place.js'
import { problemOf } from './parts/QueryStates.js'
import { ToastProvider } from './parts/Toast.js'
import { paths } from './paths.js'
import { makeRouter } from './routes.js'

const RETRIES = 2

// Not in a later turn, which a busy browser puts off: who waits for an answer would go on from what the page showed before it.
notifyManager.setScheduler(queueMicrotask)

const client = new QueryClient({
  queryCache: new QueryCache({
    onError(error) {
      if (problemOf(error)?.code !== 'not_signed_in' || location.pathname === paths.signIn()) return
      // What is typed stays where it is: saving it says that the session has ended, and where to sign in.
      if (hasUnsaved()) return
      // Signed out, or the session has ended: sign in, and come back to this page.
      rememberPlace()
      router.history.push(paths.signIn())
    },
  }),
  defaultOptions: {
    // A write that cannot be sent says so at once: it does not wait, and is not sent later by itself.
    mutations: { networkMode: 'always' },
    queries: {
      staleTime: 10_000,
      retry: (count, error) => isPassing(error) && count < RETRIES,
    },
  },
})
const router = makeRouter()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
)
