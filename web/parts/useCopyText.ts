import { useToast } from './Toast.js'

/** Copies a text and says that it did, or what to do instead: browsers may refuse it, and have no clipboard over plain http. */
export function useCopyText(copied: string, notCopied: string): (text: string) => Promise<void> {
  const toast = useToast()
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text)
      toast(copied)
    } catch {
      toast(notCopied)
    }
  }
}
