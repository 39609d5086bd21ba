import { STRENGTHS, type Strength } from '../../../schema/rules/suggestions/facts.js'

const BARS = [1, 2, 3]

/** How sure a suggestion is, in three bars; whoever shows them says the word beside them. */
export function StrengthBars({ strength }: { strength: Strength }) {
  const filled = BARS.length - STRENGTHS.indexOf(strength)
  return (
    <svg className="strength-bars" viewBox="0 0 16 14" aria-hidden="true">
      {BARS.map((bar) => (
        <rect
          key={bar}
          x={(bar - 1) * 5.5}
          y={14 - bar * 4.5}
          width="4"
          height={bar * 4.5}
          data-filled={bar <= filled}
        />
      ))}
    </svg>
  )
}
