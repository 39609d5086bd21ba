import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'

const KILOBYTE = 1024

/** How large a file is: «12 kB», «3,4 MB». */
export function useSize(): (bytes: number) => string {
  const { language } = useLanguage()
  return (bytes) =>
    bytes < KILOBYTE * KILOBYTE
      ? `${formatNumber(Math.max(1, Math.round(bytes / KILOBYTE)), language)} kB`
      : `${formatNumber(Math.round((bytes * 10) / KILOBYTE / KILOBYTE) / 10, language)} MB`
}
