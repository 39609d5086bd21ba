// Imported by the server that is measured, before it: answers over IPC what its process has used. It looks for nothing until
// it is told to watch, so that a server that is only loaded is as it would be without.
import { resourceUsage } from 'node:process'
import { setTimeout as later } from 'node:timers'

const EVERY_MS = 2
let watching = false
let last = 0
let block = 0
let peak = 0
let mostBefore = 0

/** How late a timer is: that long nobody was served. */
function look() {
  const now = performance.now()
  block = Math.max(block, now - last - EVERY_MS)
  peak = Math.max(peak, process.memoryUsage.rss())
  last = now
  if (watching) later(look, EVERY_MS).unref()
}

const ANSWERS = {
  watch() {
    last = performance.now()
    block = 0
    peak = 0
    mostBefore = resourceUsage().maxRSS
    if (!watching) {
      watching = true
      later(look, EVERY_MS).unref()
    }
  },
  usage() {
    if (watching) {
      watching = false
      look()
    }
    const { user, system } = process.cpuUsage()
    const rss = process.memoryUsage.rss()
    // What was taken and given back within one block shows in what the system has counted.
    const most = resourceUsage().maxRSS
    return {
      cpu: (user + system) / 1000,
      rss,
      peak: Math.max(peak, rss, most > mostBefore ? most * 1024 : 0),
      block,
    }
  },
}

process.on('message', (/** @type {keyof typeof ANSWERS} */ asked) =>
  process.send?.(ANSWERS[asked]?.() ?? null),
)
process.channel?.unref()
