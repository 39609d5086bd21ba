import type { Landscape, LandscapeNode } from '../../../schema/api/landscape.js'
import { INTEGRATION_FIELDS, INTEGRATION_STATE_WORDS } from '../../../schema/rules/integrations.js'
import { landscapeTexts } from '../../i18n/landscape.js'
import { useLanguage } from '../../i18n/language.js'
import { useNodeWords } from './words.js'

/** The data flows as a table: what the drawing shows, in words. */
export function FlowTable({
  landscape: { nodes, flows },
  chosen,
  onChoose,
}: {
  landscape: Landscape
  chosen: string | null
  onChoose: (key: string) => void
}) {
  const { t, say } = useLanguage(landscapeTexts)
  const at = new Map(nodes.map((node) => [node.key, node]))
  const { columns } = t.landscape
  const directions = INTEGRATION_FIELDS.direction.choices.words
  return (
    <table className="plain stacks landscape-table">
      <caption className="visually-hidden">{t.landscape.flows}</caption>
      <thead>
        <tr>
          {Object.entries(columns).map(([name, label]) => (
            <th key={name} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {flows.map(({ id, from, to, data, direction, state, movedTo }) => (
          <tr key={id} data-chosen={chosen !== null && (from === chosen || to === chosen) ? true : undefined}>
            <th scope="row">
              <End node={at.get(from)} onChoose={onChoose} />
            </th>
            <td data-label={columns.to}>
              <End node={at.get(to)} onChoose={onChoose} />
            </td>
            <td data-label={columns.data}>{data}</td>
            <td data-label={columns.direction}>{say(directions[direction])}</td>
            <td data-label={columns.state}>
              {say(INTEGRATION_STATE_WORDS[state])}
              {movedTo && <span className="subtle">: {movedTo}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function End({ node, onChoose }: { node: LandscapeNode | undefined; onChoose: (key: string) => void }) {
  const { say } = useLanguage()
  const words = useNodeWords()
  if (!node) return null
  return (
    <>
      <button type="button" className="text-button names" onClick={() => onChoose(node.key)}>
        {say(node)}
      </button>{' '}
      <span className="subtle small">{words(node)}</span>
    </>
  )
}
