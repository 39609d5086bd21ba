import type { ViewPart } from '../../schema/rules/savedViews.js'
import { counted, type Widened } from './texts.js'

const nb = {
  title: 'Visninger',
  own: 'Mine',
  shared: 'Delte',
  choose: 'Visning',
  tab: (name: string, count: string) => `${name}, ${counted(count, 'system', 'systemer')}`,
  more: (count: number) => counted(count, 'visning til', 'visninger til'),
  unsaved: 'Egne filtre, ikke lagret',
  altered: (name: string) => `${name} (endret)`,
  changed: (parts: readonly ViewPart[]) =>
    parts.length === 1 && parts[0]
      ? { filters: 'Filtrene er endret.', sort: 'Sorteringen er endret.', columns: 'Kolonnene er endret.' }[
          parts[0]
        ]
      : 'Visningen er endret.',
  dropped: (names: string) => `Visningen har noe som listen ikke tar lenger: ${names}. Det er tatt bort her.`,
  droppedShort: 'har noe som ikke finnes lenger',
  save: 'Lagre visning',
  saveShared: 'Lagre for alle',
  saveAs: 'Lagre som ny …',
  saveFirst: 'Lagre som visning …',
  none: 'Filtrer eller sorter listen, og lagre den som en visning.',
  saveTitle: 'Lagre som visning',
  shows: 'Viser',
  searched: (text: string) => `søk «${text}»`,
  sorted: (text: string) => `sortert etter ${text}`,
  ownColumns: 'egne kolonner',
  shareWithAll: 'Del med alle',
  shareHint: 'Alle som leser registeret, ser den. De som endrer systemer, kan endre den.',
  options: (name: string) => `Valg for visningen ${name}`,
  ownedBy: (name: string) => `Delt av ${name}`,
  rename: 'Gi nytt navn …',
  renameTitle: (name: string) => `Gi «${name}» nytt navn`,
  renameShared: 'Navnet endres for alle.',
  changedMeanwhile: (name: string) => `Noen andre har endret visningen imens. Den heter nå «${name}».`,
  useTheirs: 'Bruk den som er lagret',
  saveMine: (name: string) => `Gi den likevel navnet «${name}»`,
  share: 'Del med alle',
  unshare: 'Slutt å dele',
  remove: 'Fjern',
  removeShared: 'Fjern …',
  removeTitle: (name: string) => `Fjern visningen ${name}`,
  removeText: 'Visningen er delt: den blir borte for alle. Systemene blir stående som de er.',
  saved: (name: string) => `Visningen ${name} er lagret.`,
  renamed: (name: string) => `Visningen heter ${name}.`,
  isShared: (name: string) => `${name} er delt med alle.`,
  isOwn: (name: string, owner: string | null) =>
    owner ? `${name} er ikke delt lenger, og er bare hos ${owner}.` : `${name} er ikke delt lenger.`,
  removed: (name: string) => `Visningen ${name} er fjernet.`,
}

const en: Widened<typeof nb> = {
  title: 'Views',
  own: 'Mine',
  shared: 'Shared',
  choose: 'View',
  tab: (name, count) => `${name}, ${counted(count, 'system', 'systems')}`,
  more: (count) => counted(count, 'more view', 'more views'),
  unsaved: 'Filters of your own, not saved',
  altered: (name) => `${name} (changed)`,
  changed: (parts) =>
    parts.length === 1 && parts[0]
      ? {
          filters: 'The filters have changed.',
          sort: 'The order has changed.',
          columns: 'The columns have changed.',
        }[parts[0]]
      : 'The view has changed.',
  dropped: (names) =>
    `The view has something that the list does not take any more: ${names}. It is left out here.`,
  droppedShort: 'has something that is no more',
  save: 'Save view',
  saveShared: 'Save for everybody',
  saveAs: 'Save as new …',
  saveFirst: 'Save as a view …',
  none: 'Filter or sort the list, and save it as a view.',
  saveTitle: 'Save as a view',
  shows: 'Shows',
  searched: (text) => `search “${text}”`,
  sorted: (text) => `sorted by ${text}`,
  ownColumns: 'columns of its own',
  shareWithAll: 'Share with everybody',
  shareHint: 'Everybody who reads the register sees it. Those who change systems can change it.',
  options: (name) => `Options of the view ${name}`,
  ownedBy: (name) => `Shared by ${name}`,
  rename: 'Rename …',
  renameTitle: (name) => `Rename “${name}”`,
  renameShared: 'The name changes for everybody.',
  changedMeanwhile: (name) => `Somebody else has changed the view meanwhile. It is now called “${name}”.`,
  useTheirs: 'Use the saved one',
  saveMine: (name) => `Call it “${name}” all the same`,
  share: 'Share with everybody',
  unshare: 'Stop sharing',
  remove: 'Remove',
  removeShared: 'Remove …',
  removeTitle: (name) => `Remove the view ${name}`,
  removeText: 'The view is shared: it goes for everybody. The systems stay as they are.',
  saved: (name) => `The view ${name} is saved.`,
  renamed: (name) => `The view is called ${name}.`,
  isShared: (name) => `${name} is shared with everybody.`,
  isOwn: (name, owner) =>
    owner ? `${name} is no longer shared, and is only ${owner}’s.` : `${name} is no longer shared.`,
  removed: (name) => `The view ${name} is removed.`,
}

/** The texts of the saved views of the list of systems. */
export const viewTexts = { nb: { views: nb }, en: { views: en } }
