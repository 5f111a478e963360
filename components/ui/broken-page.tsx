// What is shown in place of a page that failed: what to do, and a number to find what happened.
import { MessagePage } from './message-page'

/** With its query, and without a script. */
const SAME_ADDRESS = ''

export function BrokenPage({ number }: { number: string | undefined }) {
  return (
    <MessagePage title="This page could not be shown">
      <p>
        Something went wrong on our side. Opening this page did not charge you. Please try again in a minute.
      </p>
      <p>
        <a
          href={SAME_ADDRESS}
          className="inline-flex min-h-11 items-center rounded-base bg-accent px-5 font-strong text-on-accent"
        >
          Try again
        </a>
      </p>
      {number && <p className="text-13">If this keeps happening, tell us this number: {number}</p>}
    </MessagePage>
  )
}
