import { useEffect } from 'react'
import { paths } from '../paths.js'

const CHANNEL = 'harmoni.signed-out'

/** Tells the other tabs that whoever was signed in here is no more. */
export function tellSignedOut(): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(null)
  channel.close()
}

/** Leaves the page when another tab signs out: nothing of it stays on the screen. */
export function useSignedOut(): void {
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL)
    channel.onmessage = () => location.assign(paths.signIn())
    return () => channel.close()
  }, [])
}
