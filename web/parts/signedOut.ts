import { useEffect } from 'react'
import { paths } from '../paths.js'

/** What this page says on it, it does not hear itself: it goes its own way. */
const channel = new BroadcastChannel('harmoni.signed-out')

/** Tells the other tabs that whoever was signed in here is no more. */
export function tellSignedOut(): void {
  channel.postMessage(null)
}

/** Leaves the page when another tab signs out: nothing of it stays on the screen. */
export function useSignedOut(): void {
  useEffect(() => {
    channel.onmessage = () => location.assign(paths.signIn())
    return () => {
      channel.onmessage = null
    }
  }, [])
}
