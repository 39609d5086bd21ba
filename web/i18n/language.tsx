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
  return { ...speaking, t: inLanguage(speaking.language, [...EVERYWHERE, ...texts]) }
}

/** Several texts as one, in one language. */
function inLanguage<T extends Texts>(language: Language, texts: readonly T[]): Together<T['en']> {
  return Object.assign({}, ...texts.map((each) => each[language]))
}
