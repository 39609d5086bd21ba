import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Words } from '../../schema/rules/words.js'
import { commonTexts } from './common.js'
import { findTexts } from './find.js'
import type { Language } from './format.js'
import { pastTexts } from './past.js'
import { shellTexts } from './shell.js'
import { signInTexts } from './signIn.js'
import type { Texts, Together } from './texts.js'

/** What every page has at hand. The texts of a page come with the page: whoever shows them imports them. */
const EVERYWHERE = [commonTexts, shellTexts, findTexts, signInTexts, pastTexts] as const
const STORED = 'harmoni.language'

/** The texts at hand in a language: those of every page, and those of `T`. */
export type Spoken<T extends Texts = never> = Together<((typeof EVERYWHERE)[number] | T)['en']>

interface Speaking {
  language: Language
  setLanguage: (language: Language) => void
  /** The word in the language of the page. */
  say: (words: Words) => string
}

const Context = createContext<Speaking | null>(null)

/** Gives what is below it a language: bokmål first, the other one kept once chosen. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    localStorage.getItem(STORED) === 'en' ? 'en' : 'nb',
  )
  useEffect(() => {
    document.documentElement.lang = language
    localStorage.setItem(STORED, language)
  }, [language])
  const say = (words: Words) => words[language]
  return <Context value={{ language, setLanguage, say }}>{children}</Context>
}

/** The language of the page, and as `t` the texts that every page has and those that are asked for. */
export function useLanguage<T extends readonly Texts[]>(...texts: T): Speaking & { t: Spoken<T[number]> } {
  const speaking = useContext(Context)
  if (!speaking) throw new Error('useLanguage is used outside LanguageProvider')
  return { ...speaking, t: inLanguage(speaking.language, texts) as Spoken<T[number]> }
}

/** The texts of each language that have been put together, by which they were. */
const together: Record<Language, Map<string, object>> = { nb: new Map(), en: new Map() }
/** Texts are told apart by the order in which they are first asked for. */
const places = new Map<Texts, number>()

/** What every page has at hand and these texts as one, in one language; put together once, since a list asks at every row. */
function inLanguage(language: Language, texts: readonly Texts[]): object {
  const key = texts.map(placeOf).join()
  const known = together[language].get(key)
  if (known) return known
  const made = Object.assign({}, ...[...EVERYWHERE, ...texts].map((each) => each[language]))
  together[language].set(key, made)
  return made
}

function placeOf(texts: Texts): number {
  const place = places.get(texts) ?? places.size
  places.set(texts, place)
  return place
}
