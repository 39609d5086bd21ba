// Imported by the server that is measured, before it: answers over IPC what its process has used. It looks for nothing until
// it is told to watch, so that a server that is only loaded is as it would be without.
import { resourceUsage } from 'node:process'

const EVERY_MS = 2
let watching
let last = 0
let block = 0
let blockCpu = 0
let lastCpu = 0
let peak = 0
let mostBefore = 0

function cpu() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** How late a timer is: that long nobody was served. Its CPU tells what of it was ours, on a machine that others use too. */
function look() {
  const now = performance.now()
  const used = cpu()
  block = Math.max(block, now - last - EVERY_MS)
  blockCpu = Math.max(blockCpu, Math.min(now - last - EVERY_MS, used - lastCpu))
  lastCpu = used
  peak = Math.max(peak, process.memoryUsage.rss())
  last = now
  watching = setTimeout(look, EVERY_MS).unref()
}

const ANSWERS = {
  watch() {
    last = performance.now()
    block = 0
    blockCpu = 0
    lastCpu = cpu()
    peak = 0
    mostBefore = resourceUsage().maxRSS
    clearTimeout(watching)
    watching = setTimeout(look, EVERY_MS).unref()
  },
  usage() {
    if (watching) look()
    clearTimeout(watching)
    watching = undefined
    const rss = process.memoryUsage.rss()
    // What was taken and given back within one block shows in what the system has counted.
    const most = resourceUsage().maxRSS
    return {
      cpu: cpu(),
      rss,
      peak: Math.max(peak, rss, most > mostBefore ? most * 1024 : 0),
      block,
      blockCpu,
    }
  },
}

process.on('message', (/** @type {keyof typeof ANSWERS} */ asked) =>
  process.send?.(ANSWERS[asked]?.() ?? null),
)
process.channel?.unref()
