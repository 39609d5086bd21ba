import { useRef, useState } from 'react'
import { readSystem, type System } from '../../../../schema/api/systems.js'
import { createTransition, listTransitions } from '../../../../schema/api/transitions.js'
import { type PhaseAnswer, phaseAnswers } from '../../../../schema/rules/board.js'
import { type Phase, phaseOf } from '../../../../schema/rules/phases.js'
import { STATUS_WORDS } from '../../../../schema/rules/status.js'
import { useRead, useWrite } from '../../../api/queries.js'
import { boardTexts } from '../../../i18n/board.js'
import { useLanguage } from '../../../i18n/language.js'
import { useUndo } from '../../../parts/useUndo.js'
import type { Step } from './answers.js'

/** A card that is lifted, and from where. */
export interface LiftedCard {
  number: string
  name: string
  lane: string
  phase: Phase
}

/** A card that is lifted, what the phases answer it, and what can be done with it. */
export interface Lift {
  card: LiftedCard | null
  /** Null until the gates have answered. */
  answers: Record<Phase, PhaseAnswer<Step>> | null
  system: System | null
  /** The gates could not be asked, or the step was refused after all. */
  error: unknown
  pending: boolean
  /** The step that was asked for, when it needs a reason or is refused. */
  asked: Step | null
  /** What is said to those who do not see it. */
  told: string
  tell: (words: string) => void
  lift: (card: LiftedCard) => void
  /** Puts the card back. */
  putBack: () => void
  /** Ends a drag: what was dropped where no step leads is put back, when that is known. */
  endDrag: () => void
  /** Drops the card on a phase: takes the step, asks why, or shows what is lacking. */
  drop: (phase: Phase) => void
  /** Takes the step back that was asked for. */
  stepBack: (reason: string) => void
  /** The card that the focus goes to, when it stands where it was put. */
  landed: React.RefObject<{ number: string; phase: Phase; lane: string } | null>
}

/** Lifts a card at a time: asks the gates of its system, and takes the step that it is dropped on. */
export function useLift(): Lift {
  const { t, say } = useLanguage(boardTexts)
  const undo = useUndo()
  const [card, setCard] = useState<LiftedCard | null>(null)
  const [asked, setAsked] = useState<Step | null>(null)
  const [told, tell] = useState('')
  /** Known at once: a drag ends before what it was dropped on is drawn. */
  const isDropped = useRef(false)
  const landed: Lift['landed'] = useRef(null)
  const params = { number: card?.number ?? '' }
  const system = useRead(readSystem, { params }, card !== null)
  const steps = useRead(listTransitions, { params }, card !== null)
  const moving = useWrite(createTransition)
  const answers = card && system.data && steps.data ? phaseAnswers(system.data, steps.data.transitions) : null
  const leave = (phase: Phase, words: string) => {
    tell(words)
    if (card) landed.current = { number: card.number, phase, lane: card.lane }
    setCard(null)
    setAsked(null)
    moving.reset()
  }
  const take = ({ to }: Step, reason?: string) => {
    if (!card || !steps.data || moving.isPending) return
    const said = t.board.movedTo(card.name, say(STATUS_WORDS[to]))
    moving
      .mutateAsync({ params, version: steps.data.version, body: { to, ...(reason && { reason }) } })
      .then((moved) => {
        // The message that it can be undone by is read out.
        leave(phaseOf(to), '')
        undo(moved, said)
      })
      // Shown above the board, or by the dialog that asked why.
      .catch(() => undefined)
  }
  const putBack = () => {
    if (card) leave(card.phase, t.board.stays(card.name))
  }
  return {
    card,
    answers,
    system: system.data ?? null,
    error: moving.error ?? system.error ?? steps.error,
    pending: moving.isPending,
    asked,
    landed,
    told,
    tell,
    lift: (next) => {
      isDropped.current = false
      moving.reset()
      tell(t.board.lifted(next.name))
      setAsked(null)
      setCard(next)
    },
    putBack,
    endDrag: () => {
      // Dropped before the gates have answered it stays lifted: their answers are pressed when they come.
      if (!isDropped.current && answers) putBack()
    },
    drop(phase) {
      const answer = answers?.[phase]
      if (answer?.kind !== 'step') return
      isDropped.current = true
      if (answer.step.allowed && answer.step.direction === 'forward') take(answer.step)
      else setAsked(answer.step)
    },
    stepBack: (reason) => asked && take(asked, reason),
  }
}
