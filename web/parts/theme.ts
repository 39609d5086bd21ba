import { useEffect, useState } from 'react'
import { usePrinting } from './usePrinting.js'

/** How pages look; `auto` is as the device does. */
export type Theme = 'auto' | 'light' | 'dark'
const STORED = 'harmoni.theme'

/** Light, dark or as the device is; kept once chosen. Paper is light. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(readTheme)
  const printing = usePrinting()
  useEffect(() => {
    document.documentElement.dataset.colorScheme = printing ? 'light' : theme
  }, [theme, printing])
  useEffect(() => localStorage.setItem(STORED, theme), [theme])
  return [theme, setTheme]
}

function readTheme(): Theme {
  const stored = localStorage.getItem(STORED)
  return stored === 'light' || stored === 'dark' ? stored : 'auto'
}
