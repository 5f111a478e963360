// The refusals of logos that are uploaded, a part of the catalogue.
import type { Entry } from './catalogue'

export const LOGOS = {
  'Logo.NotFound': {
    status: 404,
    title: 'No logo uploaded',
    advice: 'The organisation has not uploaded a logo; `branding.logoUrl` may still name one.',
  },
  'Logo.Refused': {
    status: 400,
    title: 'Logo refused',
    advice: 'Upload a PNG, JPEG or WebP of at most 2 MB. The detail says what is wrong with the file.',
  },
} as const satisfies Record<string, Entry>
