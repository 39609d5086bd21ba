import type { Landscape } from '../../../schema/api/landscape.js'
import { formatNumber } from '../../i18n/format.js'
import { landscapeTexts } from '../../i18n/landscape.js'
import { useLanguage } from '../../i18n/language.js'

/** How many data flows each service area has: what is chosen from where there are too many to draw. */
export function Areas({
  landscape: { areas },
  onChoose,
}: {
  landscape: Landscape
  onChoose: (area: string) => void
}) {
  const { t, say, language } = useLanguage(landscapeTexts)
  const number = (count: number) => formatNumber(count, language)
  return (
    <table className="plain landscape-areas">
      <caption>{t.landscape.byArea}</caption>
      <thead>
        <tr>
          <th scope="col">{t.landscape.area}</th>
          <th scope="col" className="end">
            {t.landscape.flows}
          </th>
          <th scope="col" className="end">
            {t.landscape.openColumn}
          </th>
        </tr>
      </thead>
      <tbody>
        {areas.map((area) => (
          <tr key={area.code}>
            <th scope="row">
              <button type="button" className="text-button names" onClick={() => onChoose(area.code)}>
                {say(area)}
              </button>
            </th>
            <td className="end number">{number(area.flows)}</td>
            <td className="end number">{number(area.open)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
