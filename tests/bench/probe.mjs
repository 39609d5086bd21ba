// Imported by the server that is measured, before it: answers over IPC what its process has used. It looks for nothing until
// it is told to watch, so that a server that is only loaded is as it would be without.
import { readFileSync } from 'node:fs'
import { resourceUsage } from 'node:process'

const EVERY_MS = 2
let watching
let last = 0
let block = 0
let blockCpu = 0
let lastCpu = 0
let peak = 0
let mostBefore = 0
let family = 0
let looks = 0

function cpu() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const CLOCK_TICK_MS = 10
const PAGE = 4096
/** Every so many looks it is looked how much memory the processes take that this one has started. */
const CHILDREN_EVERY = 10

/** What Linux says of a process; nothing elsewhere, or when it has ended. */
function said(path) {
  try {
    return readFileSync(`/proc/${path}`, 'utf8')
  } catch {
    return ''
  }
}

/** CPU of the processes that this one started and that have ended. */
function childrenCpu() {
  const [, user = 0, system = 0] = said('self/stat').match(/\) (?:\S+ ){13}(\d+) (\d+)/) ?? []
  return (Number(user) + Number(system)) * CLOCK_TICK_MS
}

function childrenMemory() {
  const pids = said(`self/task/${process.pid}/children`).split(' ').filter(Boolean)
  return pids.reduce((sum, pid) => sum + Number(said(`${pid}/statm`).split(' ')[1] ?? 0) * PAGE, 0)
}

/** How late a timer is: that long nobody was served. Its CPU tells what of it was ours, on a machine that others use too. */
function look() {
  const now = performance.now()
  const used = cpu()
  block = Math.max(block, now - last - EVERY_MS)
  blockCpu = Math.max(blockCpu, Math.min(now - last - EVERY_MS, used - lastCpu))
  lastCpu = used
  const rss = process.memoryUsage.rss()
  peak = Math.max(peak, rss)
  looks += 1
  family = Math.max(family, rss + (looks % CHILDREN_EVERY === 0 ? childrenMemory() : 0))
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
    family = 0
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
      children: childrenCpu(),
      family: Math.max(family, rss),
      rss,
      peak: Math.max(peak, rss, most > mostBefore ? most * 1024 : 0),
      block,
      blockCpu,
    }
  },
}

// What reads a file is started with the same arguments, and is asked other things.
if (!/reader\.[jt]s$/.test(process.argv[1] ?? '')) {
  process.on('message', (/** @type {keyof typeof ANSWERS} */ asked) =>
    process.send?.(ANSWERS[asked]?.() ?? null),
  )
  process.channel?.unref()
}
