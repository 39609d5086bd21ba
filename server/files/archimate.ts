import { setImmediate } from 'node:timers/promises'
import type { Words } from '../../schema/rules/words.js'
import type { Language } from './columns.js'

/** What something is called: as it stands, or in both languages. */
export type Named = string | { [L in Language]: string | null }

/** What is known of an element, a relationship or the model, by the definition of what it is. */
interface Property {
  definition: string
  value: string
}

export interface ModelElement {
  id: string
  /** What the standard calls such a thing: `ApplicationComponent`. */
  type: string
  name: Named
  documentation?: Named
  properties?: readonly Property[]
}

export interface ModelRelationship extends ModelElement {
  source: string
  target: string
}

export interface PropertyDefinition {
  id: string
  name: Words
  type: 'string' | 'number' | 'date' | 'boolean'
}

/** A box of a view, counted from the corner of the view: an element, or a frame around others. */
interface ViewNode extends Box {
  id: string
  /** The element that it shows, or what a frame is called. */
  shows: { element: string; color?: Color } | { label: string }
  nodes?: readonly ViewNode[]
}
export interface Box {
  x: number
  y: number
  w: number
  h: number
}
type Color = readonly [red: number, green: number, blue: number]

/** A line of a view between two of its boxes, by way of these points. */
export interface ViewConnection {
  id: string
  relationship: string
  source: string
  target: string
  bends?: readonly Pick<Box, 'x' | 'y'>[]
}

export interface View {
  id: string
  name: Named
  nodes: readonly ViewNode[]
  connections: readonly ViewConnection[]
}

/** A folder of the tree that a model is shown as: what is in it, by identifier, or further folders. */
export interface Folder {
  name: Named
  holds: Iterable<string | Folder>
}

/** A model, each part of which is asked for once those before it are written. */
export interface Model extends Omit<ModelElement, 'type'> {
  language: Language
  elements: () => AsyncIterable<readonly ModelElement[]>
  relationships: () => AsyncIterable<readonly ModelRelationship[]>
  folders: () => Iterable<Folder>
  definitions: readonly PropertyDefinition[]
  views: () => Iterable<View>
}

const NAMESPACE = 'http://www.opengroup.org/xsd/archimate/3.0/'
const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<model xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${NAMESPACE} http://www.opengroup.org/xsd/archimate/3.1/archimate3_Diagram.xsd"`

/** Everything that XML 1.0 has no place for: a mark stands in its place. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/**
 * An identifier of a model: the same for the same codes always, another for any others, and one that XML takes. Whatever is
 * no letter of it stands there as its number between dots, and two dots stand between codes.
 */
export function identifier(kind: string, ...codes: readonly string[]): string {
  const written = codes.map((code) =>
    code.replace(/[^A-Za-z0-9_-]/gu, (letter) => `.${letter.codePointAt(0)?.toString(16)}.`),
  )
  return `${kind}-${written.join('..')}`
}

/**
 * Writes a model in the Open Exchange format of ArchiMate 3.1, a batch at a time. Its schema sets the order of the parts, and
 * wants none of them empty.
 */
export async function* writeArchimate(model: Model): AsyncGenerator<string> {
  const { language } = model
  yield `${HEAD} identifier="${model.id}">\n${inside(model, language)}\n<elements>\n`
  for await (const batch of model.elements()) {
    yield batch.map((one) => tag('element', concept(one), inside(one, language))).join('')
    // What is written of a file never waits, so nothing else would have its turn.
    await setImmediate()
  }
  yield '</elements>\n<relationships>\n'
  for await (const batch of model.relationships()) {
    yield batch.map((one) => relationship(one, language)).join('')
    await setImmediate()
  }
  yield '</relationships>\n<organizations>\n'
  for (const folder of model.folders()) {
    yield* folderLines(folder, language)
    await setImmediate()
  }
  const definitions = model.definitions.map(({ id, name, type }) =>
    tag('propertyDefinition', { identifier: id, type }, named('name', name, language)),
  )
  yield `</organizations>\n<propertyDefinitions>\n${definitions.join('')}</propertyDefinitions>\n<views>\n<diagrams>\n`
  for (const view of model.views()) {
    yield viewText(view, language)
    await setImmediate()
  }
  yield '</diagrams>\n</views>\n</model>\n'
}

const concept = ({ id, type }: ModelElement) => ({ identifier: id, 'xsi:type': type })

function relationship(one: ModelRelationship, language: Language): string {
  const { source, target } = one
  // Every association here is read one way.
  const directed = one.type === 'Association' && { isDirected: 'true' }
  return tag('relationship', { ...concept(one), source, target, ...directed }, inside(one, language))
}

/** What stands in the model, an element and a relationship alike. */
function inside({ name, documentation, properties = [] }: Omit<ModelElement, 'id' | 'type'>, lang: Language) {
  const values = properties.map(({ definition, value }) =>
    tag('property', { propertyDefinitionRef: definition }, tag('value', {}, escaped(value))),
  )
  return (
    named('name', name, lang) +
    (documentation === undefined ? '' : named('documentation', documentation, lang)) +
    (values.length > 0 ? tag('properties', {}, values.join('')) : '')
  )
}

function* folderLines({ name, holds }: Folder, language: Language): Generator<string> {
  yield `<item>${named('label', name, language)}`
  for (const one of holds)
    if (typeof one === 'string') yield tag('item', { identifierRef: one })
    else yield* folderLines(one, language)
  yield '</item>\n'
}

function viewText({ id, name, nodes, connections }: View, language: Language): string {
  const lines = connections.map(({ id, relationship, source, target, bends = [] }) =>
    tag(
      'connection',
      { identifier: id, 'xsi:type': 'Relationship', relationshipRef: relationship, source, target },
      bends.map((at) => tag('bendpoint', { ...at })).join(''),
    ),
  )
  const inner = named('name', name, language) + nodes.map(nodeText).join('') + lines.join('')
  return tag('view', { identifier: id, 'xsi:type': 'Diagram' }, inner)
}

function nodeText({ id, shows, x, y, w, h, nodes = [] }: ViewNode): string {
  const place = { x, y, w, h }
  const inner = nodes.map(nodeText).join('')
  if ('label' in shows) {
    const label = tag('label', {}, escaped(shows.label))
    return tag('node', { identifier: id, 'xsi:type': 'Container', ...place }, label + inner)
  }
  const [r, g, b] = shows.color ?? []
  const style = shows.color ? tag('style', {}, tag('fillColor', { r, g, b })) : ''
  return tag(
    'node',
    { identifier: id, 'xsi:type': 'Element', elementRef: shows.element, ...place },
    style + inner,
  )
}

/** A name in the language of the file first, for readers that look at no other. */
function named(name: string, words: Named, language: Language): string {
  if (typeof words === 'string') return words === '' ? '' : tag(name, {}, escaped(words))
  const inOrder: Language[] = language === 'nb' ? ['nb', 'en'] : ['en', 'nb']
  return inOrder
    .map((lang) => (words[lang] ? tag(name, { 'xml:lang': lang }, escaped(words[lang])) : ''))
    .join('')
}

function escaped(value: string): string {
  return value
    .replace(NOT_XML, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

/** An element of XML, on a line of its own. What stands in attributes here are identifiers, words of the format and numbers. */
function tag(name: string, attributes: Readonly<Record<string, string | number | undefined>>, inner = '') {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`)
  return inner === '' ? `<${name}${given.join('')}/>\n` : `<${name}${given.join('')}>${inner}</${name}>\n`
}
