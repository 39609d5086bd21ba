import { importTexts } from '../../i18n/import.js'
import { useLanguage } from '../../i18n/language.js'
import { useToast } from '../../parts/Toast.js'

const SHORT = 10

/** The SHA-256 of a file, short, and whole to be copied: whoever has the file can tell that it is the same. */
export function FileHash({ hash, of }: { hash: string; of: string }) {
  const { t } = useLanguage(importTexts)
  const toast = useToast()
  const copy = async () => {
    // Outside a secure context there is no clipboard: there it is shown whole, to be marked.
    const copied = await navigator.clipboard?.writeText(hash).then(
      () => true,
      () => false,
    )
    toast(copied ? t.imports.hashCopied : hash)
  }
  return (
    <span className="file-hash">
      <code title={hash} className="hash-short">
        {hash.slice(0, SHORT)}…
      </code>
      <code className="hash-whole">{hash}</code>{' '}
      <button type="button" className="text-button" aria-label={t.imports.copyHash(of)} onClick={copy}>
        {t.imports.copy}
      </button>
    </span>
  )
}
