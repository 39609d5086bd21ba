import { createContext, lazy, type ReactNode, Suspense, useContext, useState } from 'react'

/** Read in when an undo asks something: most never do. */
const UndoDialog = lazy(async () => ({
  default: (await import('./history/UndoDialog.js')).UndoDialog,
}))

const Context = createContext<(requestId: string) => void>(() => undefined)

/** Has room for the dialog in which an undo asks for what it lacks: what offered it may be gone from the page by then. */
export function UndoAsking({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <Context value={setAsked}>
      {children}
      {asked !== null && (
        <Suspense fallback={null}>
          <UndoDialog requestId={asked} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </Context>
  )
}

/** Opens the dialog that undoes a request, once it is said what is missing. */
export const useUndoAsking = () => useContext(Context)
