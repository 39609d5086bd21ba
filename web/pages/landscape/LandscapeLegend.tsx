import { landscapeTexts } from '../../i18n/landscape.js'
import { useLanguage } from '../../i18n/language.js'

/** What the lines stand for. */
export function LandscapeLegend() {
  const { t } = useLanguage(landscapeTexts)
  return (
    <ul className="landscape-legend" aria-hidden="true">
      {(['open', 'moved', 'new', 'stops', 'replaced'] as const).map((kind) => (
        <li key={kind}>
          <svg width="34" height="16" aria-hidden="true" className="landscape-line" data-kind={kind}>
            <path d="M1 8H32" />
            {kind === 'stops' && (
              <g className="landscape-cross" transform="translate(16 8)">
                <circle r="7" />
                <path d="m-3-3 6 6m0-6-6 6" />
              </g>
            )}
          </svg>
          {t.landscape.legend[kind]}
        </li>
      ))}
    </ul>
  )
}
