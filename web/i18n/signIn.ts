import type { Widened } from './texts.js'

const nb = {
  title: 'Logg inn i Harmoni',
  intro: 'Registeret som kommuner i sammenslåing samordner IKT-systemene sine med.',
  needLink: 'Du trenger en innloggingslenke.',
  howTo:
    'Be registerets administrator om en lenke. Hver lenke er din alene, og virker én gang. Er du administrator, lager den som drifter serveren en: harmoni user link E-POST.',
  noAccount: 'Ingen konto? Spør registerets administrator.',
  failed: 'Lenken kan ikke brukes',
  headings: {
    sign_in: (name: string) => `Logg inn som ${name}`,
    invitation: (name: string) => `Velkommen, ${name}`,
    first: (_: string) => 'Begynn som administrator',
  },
  explanations: {
    sign_in: 'Lenken virker én gang. Den brukes når du trykker på knappen.',
    invitation: 'Du er invitert til registeret. Invitasjonen brukes når du trykker på knappen.',
    first:
      'Registeret har ingen administrator ennå. Du blir den første, og inviterer de andre. Navnet ditt står i endringsloggen ved det du gjør.',
  },
  buttons: { sign_in: 'Logg inn', invitation: 'Ta imot invitasjonen', first: 'Begynn' },
  signedInAs: (name: string) =>
    `Du er logget inn som ${name} i denne nettleseren. Går du videre, avsluttes det. Kom lenken fra noen du ikke kjenner, så lukk siden.`,
  change: (name: string) => (name ? `Bytt til ${name}` : 'Bytt bruker og begynn'),
  byPassword: 'Med e-post og passord',
  email: 'E-post',
  password: 'Passord',
  show: 'Vis passordet',
  hide: 'Skjul passordet',
  forgot: 'Glemt passordet? Be registerets administrator om en lenke, og velg et nytt på «Min side».',
  changeUser: 'Bytt bruker',
  changeUserAsked: 'Vil du bytte bruker?',
  tryTitle: 'Prøv Harmoni',
  tryIntro:
    'Velg en rolle. Du trenger ikke konto. Alt her er oppdiktet, og det du endrer, blir stående for andre som prøver.',
  try: 'Prøv',
  haveAccount: 'Har du en konto?',
  notYou:
    'Var det ikke du som brukte lenken? Si fra til administratoren, som ser når og hvorfra den ble brukt.',
  stay: 'Fortsett som før',
  code: 'Kode',
  codeHint: 'Seks sifre fra appen du bruker som andre faktor.',
  yourName: 'Navnet ditt',
  yourEmail: 'E-postadressen din',
  withoutAccount: 'Har du ikke konto der?',
  withoutPassword: 'Har du ikke passord?',
  byProvider: 'Bruk kontoen du har på jobben.',
  signInWith: (name: string) => `Logg inn med ${name}`,
  providerDown: 'Svarer ikke akkurat nå. Prøv likevel, eller logg inn på en annen måte.',
  working: 'Logger inn …',
  notSignedIn: 'Du er ikke logget inn',
  otherWay: 'Andre måter å logge inn på',
  noRole: 'Du har ingen rolle ennå',
  askForRole: (who: string) =>
    `Du er logget inn som ${who}, men ser ingenting før du får en rolle. Be registerets administrator om den, og last så siden inn på nytt.`,
  typedIsKept: 'Det du har skrevet, står her fortsatt. Logg inn, og lagre på nytt.',
  newTab: 'Logg inn i en ny fane',
}

const en: Widened<typeof nb> = {
  title: 'Sign in to Harmoni',
  intro: 'The register that merging municipalities harmonise their IT systems with.',
  needLink: 'You need a sign-in link.',
  howTo:
    'Ask the administrator of the register for a link. Each link is yours alone, and works once. If you are the administrator, whoever runs the server makes one: harmoni user link EMAIL.',
  noAccount: 'No account? Ask the administrator of the register.',
  failed: 'The link cannot be used',
  headings: {
    sign_in: (name) => `Sign in as ${name}`,
    invitation: (name) => `Welcome, ${name}`,
    first: () => 'Begin as administrator',
  },
  explanations: {
    sign_in: 'The link works once. It is used when you press the button.',
    invitation: 'You are invited to the register. The invitation is used when you press the button.',
    first:
      'The register has no administrator yet. You become the first, and invite the others. Your name stands in the change log with what you do.',
  },
  buttons: { sign_in: 'Sign in', invitation: 'Accept the invitation', first: 'Begin' },
  signedInAs: (name) =>
    `You are signed in as ${name} in this browser. Going on ends that. If the link came from somebody you do not know, close this page.`,
  change: (name) => (name ? `Change to ${name}` : 'Change user and begin'),
  byPassword: 'With e-mail and password',
  email: 'E-mail',
  password: 'Password',
  show: 'Show the password',
  hide: 'Hide the password',
  forgot: 'Forgotten? Ask the administrator of the register for a link, and choose a new one on “My page”.',
  changeUser: 'Change user',
  changeUserAsked: 'Do you want to change user?',
  tryTitle: 'Try Harmoni',
  tryIntro:
    'Choose a role. You need no account. All of this is made up, and what you change stays for others who try.',
  try: 'Try',
  haveAccount: 'Do you have an account?',
  notYou:
    'Was it not you who used the link? Tell the administrator, who sees when and from where it was used.',
  stay: 'Go on as before',
  code: 'Code',
  codeHint: 'Six digits of the app that is your second factor.',
  yourName: 'Your name',
  yourEmail: 'Your e-mail address',
  withoutAccount: 'Have you no account there?',
  withoutPassword: 'Have you no password?',
  byProvider: 'Use the account that you have at work.',
  signInWith: (name) => `Sign in with ${name}`,
  providerDown: 'Does not answer right now. Try all the same, or sign in another way.',
  working: 'Signing in …',
  notSignedIn: 'You are not signed in',
  otherWay: 'Other ways to sign in',
  noRole: 'You have no role yet',
  askForRole: (who) =>
    `You are signed in as ${who}, but see nothing before you are given a role. Ask the administrator of the register for one, and then load the page anew.`,
  typedIsKept: 'What you have written still stands here. Sign in, and save again.',
  newTab: 'Sign in in a new tab',
}

/** The texts about signing in. */
export const signInTexts = { nb: { signIn: nb }, en: { signIn: en } }
