// GET /settings/organisation/letters/shown?letter=&language=&scheme=: one letter as it would be read, within the page that shows it.
import { serveFile } from '@/app/file-door'
import { isUuid } from '@/lib/ids'
import { previewLetter, SCHEMES } from '@/lib/letters/preview'
import { findOrganisation } from '@/lib/organisations/find'
import { findRole } from '@/lib/organisations/members'
import { isTongue } from '@/lib/words/tongues'
import { LETTERS_PATH } from '../asked'

export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> =>
  serveFile(request, LETTERS_PATH, async (here, visitor, asked) => {
    const id = asked.get('organisation') ?? ''
    const [letter, language] = [asked.get('letter') ?? '', asked.get('language') ?? '']
    const scheme = SCHEMES.find((name) => name === asked.get('scheme'))
    if (!isUuid(id) || !scheme || !isTongue(language) || !(await findRole(here, visitor, id)))
      return undefined
    const preview = await previewLetter(here.env, await findOrganisation(here, id), letter, language)
    if (!preview) return undefined
    return {
      ...{ name: `${letter}.html`, mediaType: 'text/html; charset=utf-8', isShown: true as const },
      open: () => preview.html[scheme],
    }
  })
