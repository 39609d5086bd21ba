import type { RefObject } from 'react'
import { useShortcut } from '../../parts/shortcuts.js'

const LIST = '.findings-list tbody a'
const PANEL = '.found-systems tbody th a'

/**
 * j and k go through the findings, or through the systems of the chosen one while one of those has the focus; → goes to the
 * systems, ← back to the chosen finding, and x chooses the system.
 */
export function useFindingKeys(frame: RefObject<HTMLElement | null>): void {
  const all = (selector: string) => [...(frame.current?.querySelectorAll<HTMLElement>(selector) ?? [])]
  const inPanel = () => Boolean(document.activeElement?.closest('.finding-panel'))
  const move = (by: 1 | -1) => {
    const links = all(inPanel() ? PANEL : LIST)
    const row = document.activeElement?.closest('tr')
    const at = links.findIndex((link) => row?.contains(link))
    links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus()
  }
  useShortcut('j', () => move(1))
  useShortcut('k', () => move(-1))
  useShortcut('ArrowRight', () => all(PANEL)[0]?.focus())
  useShortcut('ArrowLeft', () => all(`${LIST}[aria-current]`)[0]?.focus())
  useShortcut('x', () => {
    const row = inPanel() ? document.activeElement?.closest('tr') : null
    row?.querySelector<HTMLInputElement>('input')?.click()
  })
}
