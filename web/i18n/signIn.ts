import type { Widened } from './texts.js'

const nb = {
  title: 'Logg inn i Harmoni',
  intro: 'Registeret som kommuner i sammenslåing samordner IKT-systemene sine med.',
  working: 'Logger inn …',
  needLink: 'Du trenger en innloggingslenke.',
  howTo: 'Be den som drifter Harmoni for dere, om en lenke. Hver lenke virker én gang, i 15 minutter.',
  failed: 'Lenken kunne ikke brukes.',
  typedIsKept: 'Det du har skrevet, står her fortsatt. Logg inn, og lagre på nytt.',
  newTab: 'Logg inn i en ny fane',
}

const en: Widened<typeof nb> = {
  title: 'Sign in to Harmoni',
  intro: 'The register that merging municipalities harmonise their IT systems with.',
  working: 'Signing in …',
  needLink: 'You need a sign-in link.',
  howTo: 'Ask those who run Harmoni for you for a link. Each link works once, for 15 minutes.',
  failed: 'The link could not be used.',
  typedIsKept: 'What you have written still stands here. Sign in, and save again.',
  newTab: 'Sign in in a new tab',
}

/** The texts about signing in. */
export const signInTexts = { nb: { signIn: nb }, en: { signIn: en } }
