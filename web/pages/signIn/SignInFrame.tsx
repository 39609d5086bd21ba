import type { ReactNode } from 'react'
import { useMeta } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import './signIn.css'

/** What stands around every page on which nobody is signed in yet. */
export function SignInFrame({ children }: { children: ReactNode }) {
  const { t } = useLanguage()
  const meta = useMeta()
  return (
    <div className="sign-in">
      <SignInHeader />
      {meta.data?.synthetic && (
        <p className="strip" role="note">
          {t.shell.synthetic}
        </p>
      )}
      <main className="stack" id="main">
        {children}
      </main>
      <footer className="subtle small">{t.signIn.noAccount}</footer>
    </div>
  )
}

function SignInHeader() {
  const { t, language, setLanguage } = useLanguage()
  const meta = useMeta()
  return (
    <header>
      <span className="wordmark">Harmoni</span>
      <span className="programme">{meta.data?.programme}</span>
      <span className="spacer" />
      <button
        type="button"
        className="text-button"
        onClick={() => setLanguage(language === 'nb' ? 'en' : 'nb')}
      >
        {t.shell.language}
      </button>
    </header>
  )
}
