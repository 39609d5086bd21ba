import type { Landscape } from '../../../schema/api/landscape.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { useMeta } from '../../api/queries.js'
import { landscapeTexts } from '../../i18n/landscape.js'
import { useLanguage } from '../../i18n/language.js'
import { SavePicture } from '../../parts/SavePicture.js'
import { useBandNames } from './Drawing.js'
import { LandscapeLegend } from './LandscapeLegend.js'
import { LandscapePicture } from './LandscapePicture.js'
import { layOut } from './layout.js'
import { useNodeWords } from './words.js'

/** The width of a drawing in a picture, in pixels: a slide's. */
const WIDTH = 1160

/** What the lines stand for, what the keys do, and the drawing as a picture. */
export function SaveLandscape({
  landscape,
  municipalities,
  whose,
  chosen,
}: {
  landscape: Landscape
  municipalities: readonly string[]
  /** The area that it is of, in words. */
  whose: string | null
  chosen: string | null
}) {
  const { t, say } = useLanguage(landscapeTexts)
  const programme = useMeta().data?.programme ?? ''
  const bandName = useBandNames()
  const nodeWords = useNodeWords(true)
  const { today, synthetic } = landscape.meta
  const [next, follow, choose, none] = t.landscape.keys
  return (
    <div className="row landscape-foot">
      <LandscapeLegend />
      <span className="spacer" />
      <span className="subtle small landscape-keys">
        <kbd>Tab</kbd> {next} <kbd>←</kbd> <kbd>→</kbd> {follow} <kbd>Enter</kbd> {choose} <kbd>Esc</kbd>{' '}
        {none}
      </span>
      <SavePicture
        name={`${t.landscape.title.toLowerCase()}-${today}`}
        draw={() => (
          <LandscapePicture
            title={t.landscape.pictureTitle(programme, whose, formatDate(today))}
            note={synthetic ? t.shell.synthetic : null}
            layout={layOut(landscape, municipalities, WIDTH, chosen)}
            chosen={chosen}
            bandName={bandName}
            nodeWords={nodeWords}
            say={say}
          />
        )}
      />
    </div>
  )
}
