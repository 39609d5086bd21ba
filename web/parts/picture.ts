import { createElement, type ReactElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'

/** What of its style each part of a picture keeps: a file has no style sheet. */
const KEPT = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'opacity',
  'paint-order',
]

/** How many dots of a PNG stand for one pixel of the page: sharp when it is projected or printed. */
const SHARPNESS = 2

/** Draws a picture apart from the page, as it would be drawn on it, and answers it as the text of an SVG file. */
function drawPicture(picture: ReactElement): { svg: string; width: number; height: number } {
  const place = document.createElement('div')
  place.className = 'drawn-apart'
  place.setAttribute('aria-hidden', 'true')
  document.body.append(place)
  const root = createRoot(place)
  try {
    flushSync(() => root.render(createElement('div', null, picture)))
    const svg = place.querySelector('svg')
    if (!svg) throw new Error('a picture is an svg')
    return copyOf(svg)
  } finally {
    root.unmount()
    place.remove()
  }
}

/** A copy of what is drawn that needs no style sheet. */
function copyOf(svg: SVGSVGElement): { svg: string; width: number; height: number } {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')]
  for (const [at, part] of [copy, ...copy.querySelectorAll<SVGElement>('*')].entries()) {
    const style = getComputedStyle(originals[at] as Element)
    for (const name of KEPT) {
      const value = style.getPropertyValue(name)
      if (value) part.setAttribute(name, value)
    }
    part.removeAttribute('class')
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('font-family', 'Inter, Helvetica, Arial, sans-serif')
  return {
    svg: new XMLSerializer().serializeToString(copy),
    width: svg.width.baseVal.value,
    height: svg.height.baseVal.value,
  }
}

/** Hands a picture over as an SVG file. */
export function saveSvg(picture: ReactElement, name: string): void {
  const { svg } = drawPicture(picture)
  save(new Blob([svg], { type: 'image/svg+xml' }), `${name}.svg`)
}

/** Hands a picture over as a PNG file. @throws Error where the browser cannot draw it. */
export async function savePng(picture: ReactElement, name: string): Promise<void> {
  const { svg, width, height } = drawPicture(picture)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * SHARPNESS
  canvas.height = height * SHARPNESS
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.scale(SHARPNESS, SHARPNESS)
  context.drawImage(image, 0, 0)
  const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (!png) throw new Error('the picture is too large')
  save(png, `${name}.png`)
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The download has begun by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
