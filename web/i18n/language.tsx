import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { Words } from '../../schema/rules/words.js'
import { en } from './en.js'
import type { Language } from './format.js'
import { type Catalogue, nb } from './nb.js'

const CATALOGUES: Record<Language, Catalogue> = { nb, en }
const STORED = 'harmoni.language'

interface Speaking {
  language: Language
  setLanguage: (language: Language) => void
  /** The texts of the web app. */
  t: Catalogue
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
  return <Context value={{ language, setLanguage, t: CATALOGUES[language], say }}>{children}</Context>
}

export function useLanguage(): Speaking {
  const speaking = useContext(Context)
  if (!speaking) throw new Error('useLanguage is used outside LanguageProvider')
  return speaking
}
