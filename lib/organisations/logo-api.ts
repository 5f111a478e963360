// Uploaded logos in the Platform API: what it accepts and returns.
import { z } from 'zod'
import { presentAs } from '@/lib/http/fields/present'
import type { UploadedLogo } from './logo'
import { LARGEST_UPLOAD_BYTES } from './logo-picture'

/** Four characters for three bytes, and the JSON around them. */
export const LOGO_BODY_BYTES = Math.ceil(LARGEST_UPLOAD_BYTES / 3) * 4 + 1_024

/** A green square. */
const SAMPLE =
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAMAAADz0U65AAAAA1BMVEUdXFW+i7raAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWNgoA4AAABIAAF7pRHIAAAAAElFTkSuQmCC'

export const logoBody = z
  .strictObject({
    picture: z
      .string('must be Base64 text.')
      .regex(/^[A-Za-z0-9+/]+={0,2}$/, { error: 'must be Base64 text.', abort: true })
      .transform((text) => Buffer.from(text, 'base64'))
      .meta({
        description:
          'PNG, JPEG or WebP of at most 2 MB, as Base64. It is shown at most 1200 pixels wide and 600 high.',
        example: SAMPLE,
      }),
  })
  .meta({ id: 'LogoBody' })

export const logoAnswer = z
  .object({
    url: z.url().meta({ description: 'PNG, under an address that never changes.' }),
    sha256: z.string(),
    width: z.int(),
    height: z.int(),
  })
  .meta({ id: 'Logo' })

export const presentLogo = (logo: UploadedLogo) => presentAs(logoAnswer, logo)
