// What nobody should send, and somebody will: values, keys, parts of addresses and headers, each with a reason to be here.
import fc, { type GeneratorValue } from 'fast-check'

/** JSON as it is written: what JavaScript has no value for (a number beyond all, a key twice) is text of our own. */
class Raw {
  constructor(readonly text: string) {}
}

/** A JSON value that is being made. Objects are maps, so that any key can stand in them, `__proto__` too. */
export type Made = null | boolean | number | string | Raw | readonly Made[] | ReadonlyMap<string, Made>

/** The JSON text of what was made. */
export function jsonOf(value: Made): string {
  if (value instanceof Raw) return value.text
  if (Array.isArray(value)) return `[${value.map(jsonOf).join()}]`
  if (value instanceof Map)
    return `{${[...value].map(([key, one]) => `${JSON.stringify(key)}:${jsonOf(one)}`).join()}}`
  return JSON.stringify(value)
}

/** Keys that every object of JavaScript answers to, or that mean something to a library. */
export const KEYS = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'toJSON', 'then'],
  ...['length', '', ' ', '0', '-1', 'name ', 'Name', 'a.b', '$ref', '\u0000', '\u202e', '\ud800', 'æøå'],
]

/** Texts that break what splits, folds, compares, stores or shows them. */
const TEXTS = [
  ...KEYS,
  ...[
    '\udc00\ud800',
    'a\ud800b',
    '\ufeff',
    '\uffff',
    '\u2028',
    '\u200b',
    '\u00ad',
    '\t',
    '\n',
    '\r\n',
    '\u007f',
  ],
  ...[
    'e\u0301',
    '\u0301',
    'a\u0301\u0323',
    '\u1e9b\u0323',
    'İI',
    'ß',
    'ﬁ',
    '\ufdfa',
    '👩‍👩‍👧',
    '🇳🇴',
    '\u{10ffff}',
  ],
  ...[
    '\u0661',
    '１',
    '²',
    '½',
    '1 000',
    '1,5',
    '1.000',
    '1e3',
    '0x10',
    '-0',
    'NaN',
    'Infinity',
    'null',
    'true',
  ],
  ...[
    '2019-02-29',
    '2019-13-01',
    '0000-01-01',
    '9999-12-31',
    '10000-01-01',
    '-001-01-01',
    '2019-10-15T00:00:00Z',
  ],
  ...['15.10.2019', '2019-W42', '2020-02-30', '٢٠١٩-١٠-١٥'],
  ...[
    "'; DROP TABLE systems; --",
    "' OR 1=1",
    '%',
    '_',
    '\\',
    '\\u0000',
    '"',
    "'",
    '`',
    ';',
    '=1+1',
    '@a',
    '+1',
    '-1',
  ],
  ...[
    '<script>alert(1)</script>',
    '{{7*7}}',
    '<%= 7*7 %>',
    '../../etc/passwd',
    'file:///etc/passwd',
    'a\u0000b',
  ],
  ...['IKT-0', 'IKT-000', 'ikt-001', 'IKT-999999', 'IKT-9999999999999999999', 'IKT-٠٠١', 'KOB--1', 'AVT-1e3'],
  ...['x'.repeat(201), 'æ'.repeat(4001), 'e\u0301'.repeat(4000), ' '.repeat(5000), '\u0301'.repeat(500)],
]

/** Numbers at the ends of what somebody counts with; the last ones only text can say. */
const NUMBERS: readonly (number | Raw)[] = [
  ...[
    -1,
    0,
    -0,
    0.1,
    1.5,
    2 ** 31 - 1,
    2 ** 31,
    -(2 ** 31),
    2 ** 53,
    2 ** 63,
    -(2 ** 63),
    1e21,
    1e308,
    5e-324,
  ],
  ...['1e999', '-1e999', '123456789012345678901234567890', '-0.0', '1E400', '0.1e-400'].map(
    (text) => new Raw(text),
  ),
]

/** Other things than what was asked for. */
const SHAPES: readonly Made[] = [
  ...[null, true, false, [], [[]], [null], new Map<string, Made>()],
  new Raw('{"__proto__":{"admin":true}}'),
  new Raw('{"constructor":{"prototype":{"admin":true}}}'),
  new Raw('{"a":1,"a":2}'),
  new Map<string, Made>([['length', 1_000_000_000]]),
  new Map<string, Made>([['toString', 'x']]),
  new Raw('['.repeat(5000) + ']'.repeat(5000)),
  new Raw(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`),
  Array.from({ length: 2000 }, (_, index) => index),
  Array.from({ length: 600 }, () => 'IKT-001'),
]

/** Bodies that are no object, or no JSON. */
const BODIES = [
  ...[
    '',
    ' ',
    'null',
    '7',
    '"x"',
    '[]',
    'true',
    '{',
    '{"a":',
    '{"a":1,}',
    "{'a':1}",
    '{"a":NaN}',
    '{} {}',
    '\ufeff{}',
  ],
  ...[
    '{"__proto__":null}',
    '{"a":01}',
    '["x"',
    '{"a":"\u0000"}',
    '{"a":"\\ud800"}',
    '{"\\u005f_proto__":{}}',
    '//',
    '<a/>',
  ],
]

/** Parts of an address as they are written: what does not decode among them. */
export const ENCODED = [
  ...[
    '%00',
    '%ff',
    '%',
    '%2',
    '%zz',
    '%ED%A0%80',
    '%C3',
    '%C3%98%',
    '%F0%9F%98%80',
    '%2e%2e%2f',
    '%2F',
    '%5C',
  ],
  ...[
    '+',
    '%2B',
    '%20',
    '%0d%0a',
    '%E2%80%AE',
    '%CC%81',
    '%EF%BB%BF',
    '%27%20OR%201%3D1',
    '..',
    '.',
    '~',
    '!',
    ',',
    ';',
  ],
  ...['__proto__', 'constructor', '-1', '0', '1e9', '99999999999999999999', 'x'.repeat(250), '*', '%23'],
]

/** Headers that are read, each with what it should not hold. Names come as they are written. */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  'If-Match': ['"1"', '*', 'W/"1"', '""', '"0"', '"-1"', '"99999999999"', '1', '"1", "2"', '"æ"', '', '"1'],
  'If-None-Match': ['*', '""', 'W/"x"', '"a", "b"', ',,,', 'x'.repeat(5000)],
  'Idempotency-Key': ['', 'again', 'again', 'æøå', 'x'.repeat(201), '__proto__', "'", ' '],
  'Accept-Encoding': [
    'br',
    'gzip',
    'br;q=0, *',
    'gzip;q=x',
    '*;q=0',
    ';;,',
    'br;q=1e9',
    'x'.repeat(3000),
    'identity;q=0',
  ],
  'Content-Type': [
    ...[
      'application/json',
      'application/json; charset=utf-8',
      'APPLICATION/JSON',
      'application/json; charset=latin1',
    ],
    ...[
      'text/plain',
      '',
      'application/json;charset="',
      'application/x-www-form-urlencoded',
      'application/json\t',
    ],
    ...['multipart/form-data; boundary=x', 'application/json, text/plain', '/', 'application/__proto__', ';'],
  ],
  'Content-Encoding': ['gzip', 'identity', 'br, br', ''],
  Accept: ['text/html', '*/*', 'application/xml', '', ',', 'text/html;q=0'],
  'Accept-Language': ['nb', 'en', 'x', '*', '__proto__', ',;q='],
  Authorization: [
    'Bearer',
    'Bearer ',
    'Bearer x',
    'Basic eDp5',
    'bearer __proto__',
    '',
    `Bearer ${'x'.repeat(4000)}`,
    'æ',
  ],
  Cookie: [
    'harmoni_session=',
    'harmoni_session=%00',
    'harmoni_session=%',
    '__proto__=1',
    ';;;==',
    'a=b; a=c',
    'æ=ø',
  ],
  Origin: ['null', 'http://evil.example', 'http://', 'x', '', 'http://localhost:80'],
  'Sec-Fetch-Site': ['cross-site', 'same-origin', 'none', 'x'],
  Host: ['', 'x', 'x:99999', '[::1', 'a/b', 'evil.example'],
  'X-Forwarded-For': ['127.0.0.1', 'x', '::1, ,', '999.1.1.1'],
  'X-Forwarded-Proto': ['https', 'javascript'],
  'X-HTTP-Method-Override': ['DELETE'],
  Range: ['bytes=0-1', 'bytes=-1', 'bytes=9-1', 'x'],
  Expect: ['100-continue', 'wonders'],
  'X-Request-Id': ['x', '__proto__'],
  TE: ['trailers'],
  'X-Long': ['x'.repeat(30_000)],
}

const HEADER_NAMES = Object.keys(HEADERS)

/** One value that should not be where it is put. */
export function hostileValue(g: GeneratorValue): Made {
  const kind = g(fc.integer, { min: 0, max: 9 })
  if (kind < 5) return g(fc.constantFrom, ...TEXTS)
  if (kind < 7) return g(fc.constantFrom, ...NUMBERS)
  if (kind < 9) return g(fc.constantFrom, ...SHAPES)
  return g(fc.string, { unit: 'binary', maxLength: 300 })
}

/** A text of a body that is no object. */
export function hostileBody(g: GeneratorValue): string {
  // Beyond what a body may have; rarely, since it takes as long as a hundred others.
  if (g(fc.integer, { min: 0, max: 99 }) === 0) return `{"name":"${'x'.repeat(1_100_000)}"}`
  return g(fc.constantFrom, ...BODIES)
}

/** A header with something odd in it. */
export function hostileHeader(g: GeneratorValue): [name: string, value: string] {
  const name = g(fc.constantFrom, ...HEADER_NAMES)
  const value = g(fc.constantFrom, ...(HEADERS[name] ?? []))
  return [g(fc.boolean) ? name : name.toLowerCase(), value]
}

/** The value with one place in it changed: another value, a key more or less, too many of them, one level too deep. */
export function spoil(g: GeneratorValue, value: Made): Made {
  const goDeeper = g(fc.integer, { min: 0, max: 3 }) > 0
  if (value instanceof Map) {
    const keys = [...value.keys()]
    const how = g(fc.integer, { min: 0, max: 9 })
    if (keys.length === 0 || how === 0)
      return new Map([...value, [g(fc.constantFrom, ...KEYS), hostileValue(g)]])
    const key = g(fc.constantFrom, ...keys)
    if (how === 1) return new Map([...value].filter(([name]) => name !== key))
    return new Map([...value, [key, goDeeper ? spoil(g, value.get(key) ?? null) : hostileValue(g)]])
  }
  if (Array.isArray(value) && value.length > 0 && goDeeper) {
    const place = g(fc.integer, { min: 0, max: value.length - 1 })
    if (g(fc.integer, { min: 0, max: 4 }) === 0) return [...value, ...value, ...value]
    return value.map((one, index) => (index === place ? spoil(g, one) : one))
  }
  if (typeof value === 'string' && goDeeper) {
    const text = hostileValue(g)
    return typeof text === 'string' ? value.slice(0, 3) + text + value.slice(3) : text
  }
  return hostileValue(g)
}
