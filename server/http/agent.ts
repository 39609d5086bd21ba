/** The browsers that people tell apart, by what only they say; one that says it is several is the first. */
const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: readonly [RegExp, string][] = [
  [/\bWindows\b/, 'Windows'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]
const MOST_LETTERS = 60

/**
 * What a browser is in a few words, such as `Edge, Windows`: enough for its user to know it by, and no more is kept.
 * What is no browser is called what it calls itself, shortened.
 */
export function agentName(userAgent: string): string {
  const called = (of: typeof BROWSERS) => of.find(([form]) => form.test(userAgent))?.[1]
  const parts = [called(BROWSERS), called(SYSTEMS)].filter(Boolean)
  if (parts.length > 0) return parts.join(', ')
  return userAgent
    .replace(/[^\x20-\x7e]/g, '')
    .trim()
    .slice(0, MOST_LETTERS)
}
