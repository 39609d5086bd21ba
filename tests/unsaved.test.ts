import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { packageRoot } from '../server/config.js'

/** Where somebody types, and nothing is kept of it: why not. */
const NOT_KEPT: Readonly<Record<string, string>> = {
  'form/FieldInput': 'its value is held by the form around it',
  'form/ReasonField': 'its value is held by the form around it',
  'form/Picker': 'what is searched for; what is chosen is held by the form around it',
  'bulk/MoreFields': 'held by the dialog around it',
  'parts/TargetDialog': 'what is chosen is taken at once',
  'parts/SystemFinder': 'a search, whose row is chosen at once',
  'parts/AsOf': 'a day that leads on at once',
  'workbench/DecisionFields': 'stands in the address',
  'me/Password': 'a password',
  'me/SecondFactor': 'a password and a code',
  'signIn/PasswordForm': 'a password',
  'signIn/CodeField': 'a code',
  'systems/ColumnMenu': 'narrows an open menu',
  'systems/SystemRows': 'a tick',
  'compare/Frame': 'held by the page around it',
  'contracts/LetterDialog': 'held by the acts around it, for when it is opened again',
  'columns/TargetPicker': 'narrows an open list',
  'people/ShownLink': 'is only read',
}
/** What somebody types in. */
const TYPED = /<(?:Textfield|Input|FieldInput|ReasonField|Picker|Search\.Input|textarea)\b|contentEditable/

t.test('what is typed is kept until it is saved, or it is said why not', (t) => {
  const web = join(packageRoot, 'web')
  const lost = readdirSync(web, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => ({ file, source: readFileSync(join(web, file), 'utf8') }))
    .filter(({ source }) => TYPED.test(source) && !/\buse(?:Unsaved|Typed)\b/.test(source))
    .map(({ file }) => join('web', file).slice(0, -'.tsx'.length).split('/').slice(-2).join('/'))
  t.strictSame(lost.toSorted(), Object.keys(NOT_KEPT).toSorted())
  t.end()
})
