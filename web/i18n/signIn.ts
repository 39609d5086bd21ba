import type { Widened } from './texts.js'

const nb = {
  title: 'Logg inn i Harmoni',
  intro: 'Registeret som kommuner i sammenslåing samordner IKT-systemene sine med.',
  working: 'Logger inn …',
  needLink: 'Du trenger en innloggingslenke.',
  howTo: 'Kommandoen npm start skriver ut én lenke per rolle. Hver lenke virker én gang, i 15 minutter.',
  howToOne: 'En ny lenke lages med:',
  failed: 'Lenken kunne ikke brukes.',
  typedIsKept: 'Det du har skrevet, står her fortsatt. Logg inn, og lagre på nytt.',
  newTab: 'Logg inn i en ny fane',
}

const en: Widened<typeof nb> = {
  title: 'Sign in to Harmoni',
  intro: 'The register that merging municipalities harmonise their IT systems with.',
  working: 'Signing in …',
  needLink: 'You need a sign-in link.',
  howTo: 'The command npm start prints one link per role. Each link works once, for 15 minutes.',
  howToOne: 'A new link is made with:',
  failed: 'The link could not be used.',
  typedIsKept: 'What you have written still stands here. Sign in, and save again.',
  newTab: 'Sign in in a new tab',
}

/** The texts about signing in. */
export const signInTexts = { nb: { signIn: nb }, en: { signIn: en } }
