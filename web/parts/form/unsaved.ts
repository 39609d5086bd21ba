const forms = new Set<object>()

/** Says whether a form holds what is not saved yet; a form that is gone holds nothing. */
export function markUnsaved(form: object, unsaved: boolean): void {
  if (unsaved) forms.add(form)
  else forms.delete(form)
}

/** Whether anything typed would be lost if the page were left. */
export const hasUnsaved = (): boolean => forms.size > 0

/** What the names begin with under which a tab keeps what is typed and not saved. */
export const KEPT = 'harmoni.unsaved'

/** Forgets all of it: who signs out may leave the browser to others. */
export function forgetUnsaved(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(KEPT)) sessionStorage.removeItem(key)
}
