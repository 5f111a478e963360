// The error page: what to do, and a number to find what happened.
'use client'
import { MessagePage } from '@/components/ui/message-page'

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <MessagePage title="This page could not be shown">
      <p>
        Something went wrong on our side. Opening this page did not charge you. Please try again in a minute.
      </p>
      <p>
        <button
          type="button"
          className="min-h-11 cursor-pointer rounded-base bg-accent px-5 font-strong text-on-accent"
          onClick={() => window.location.reload()}
        >
          Try again
        </button>
      </p>
      {error.digest && (
        <p className="text-13">If this keeps happening, tell us this number: {error.digest}</p>
      )}
    </MessagePage>
  )
}
