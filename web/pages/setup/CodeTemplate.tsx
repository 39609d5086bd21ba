import { createCodes, listCodes } from '../../../schema/api/codes.js'
import { CODE_LIST_WORDS, CODE_LISTS } from '../../../schema/rules/codeLists.js'
import { proposedCodes } from '../../../schema/rules/countries/all.js'
import { foldText } from '../../../schema/rules/text.js'
import { newIdempotencyKey, useRead, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'
import { useSettings } from '../../parts/settings.js'
import { useUndo } from '../../parts/useUndo.js'
import { Template } from './Template.js'

/** The code lists that the rule set proposes to begin with. */
export function CodeTemplate({ onDone }: { onDone: () => void }) {
  const { t, say, language } = useLanguage(setupTexts)
  const { ruleSet } = useSettings()
  const known = useRead(listCodes).data?.items ?? []
  const writing = useWrite(createCodes)
  const undo = useUndo()
  const isTaken = (list: string, code: string) =>
    known.some((row) => row.active && row.list === list && foldText(row.code) === foldText(code))
  return (
    <Template
      groups={CODE_LISTS.map((list) => ({
        heading: say(CODE_LIST_WORDS[list]),
        proposals: proposedCodes(ruleSet)
          .filter((row) => row.list === list)
          .map((row) => ({
            id: `${list}/${row.code}`,
            label: language === 'nb' ? row.nameNb : row.nameEn,
            inUse: isTaken(list, row.code),
            row,
          })),
      }))}
      submit={t.setup.useCodes}
      use={async (chosen) => {
        const codes = chosen.map(({ row }) => row)
        undo(
          await writing.mutateAsync({ body: { codes }, idempotencyKey: newIdempotencyKey() }),
          t.setup.codesUsed(codes.length),
        )
        onDone()
      }}
    />
  )
}
