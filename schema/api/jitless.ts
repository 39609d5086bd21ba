import * as z from 'zod'

// For the web, before any other contract: pages may not make code of text (Content-Security-Policy), and
// without this zod tries to, once, which the browser reports.
z.config({ jitless: true })
