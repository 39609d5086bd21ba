/** What the phases answer, as it is drawn, in their order. */
export function answersIn(board: HTMLElement | null): HTMLElement[] {
  return [...(board?.querySelectorAll<HTMLElement>('[data-answer]') ?? [])]
}

/** The answer that an arrow leads to from one; round, at the ends. */
export function answerBeside(
  board: HTMLElement | null,
  from: HTMLElement,
  key: string,
): HTMLElement | undefined {
  const boxes = answersIn(board)
  const by = key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 1
  return boxes[(boxes.indexOf(from) + by + boxes.length) % boxes.length]
}

/** The card of a system that is drawn, if it is. */
export function cardOf(board: HTMLElement | null, number: string): HTMLElement | null {
  return board?.querySelector<HTMLElement>(`[data-card="${CSS.escape(number)}"]`) ?? null
}

/**
 * The card that an arrow leads to from one: up and down in its phase, through the lanes that are open; left and right to the
 * nearest phase with cards in its lane, at the same place or the last.
 */
export function cardBeside(board: HTMLElement | null, from: HTMLElement, key: string): HTMLElement | null {
  const card = from.closest<HTMLElement>('[data-card]')
  if (!board || !card) return null
  const cards = [...board.querySelectorAll<HTMLElement>('[data-card]')]
  const { phase, lane } = card.dataset
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const column = cards.filter((one) => one.dataset.phase === phase)
    return column[column.indexOf(card) + (key === 'ArrowUp' ? -1 : 1)] ?? null
  }
  const row = cards.filter((one) => one.dataset.lane === lane)
  const phases = [...new Set(row.map((one) => one.dataset.phase))]
  const beside = phases[phases.indexOf(phase) + (key === 'ArrowLeft' ? -1 : 1)]
  const at = row.filter((one) => one.dataset.phase === phase).indexOf(card)
  const column = row.filter((one) => one.dataset.phase === beside)
  return beside === undefined ? null : (column[at] ?? column.at(-1) ?? null)
}
