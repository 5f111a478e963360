// Draws a page here also where it finds nothing or fails: Next would send an empty one, for a script to draw.
import type { Metadata } from 'next'
import { unstable_rethrow } from 'next/navigation'
import type { ReactNode } from 'react'
import { BrokenPage } from '@/components/ui/broken-page'
import { sayStatus } from '@/lib/http/call/page-status'
import { newId } from '@/lib/ids'
import { house } from '@/lib/wiring'
import NotFound from './not-found'

class Lost extends Error {
  override name = 'Lost'
}

/** Before anything of a page is drawn: at this address there is nothing for whoever asks. */
export function lost(): never {
  throw new Lost('there is nothing at this address')
}

/** `Missing` is shown where `page` says `lost()`. */
export function drawn<P>(
  page: (props: P) => Promise<ReactNode>,
  Missing: () => ReactNode | Promise<ReactNode> = NotFound,
): (props: P) => Promise<ReactNode> {
  return async (props) => {
    try {
      return await page(props)
    } catch (error) {
      // To redirect is to throw as well.
      unstable_rethrow(error)
      if (error instanceof Lost) {
        sayStatus(404)
        return <Missing />
      }
      const number = newId()
      house().log.error({ err: error, number }, 'a page could not be shown')
      sayStatus(500)
      return <BrokenPage number={number} />
    }
  }
}

/** For a title that reads what its page reads: where that fails, it is the page that says so. */
export const titled =
  <P,>(title: (props: P) => Promise<Metadata>): ((props: P) => Promise<Metadata>) =>
  (props) =>
    title(props).catch((error: unknown) => {
      unstable_rethrow(error)
      return { title: 'Remit', robots: { index: false } }
    })
