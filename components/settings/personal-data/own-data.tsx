// A person's own data: a file with all of it, and an end to it.
'use client'
import { DANGER_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { ExportButton } from '@/components/ui/export-button'

export function OwnData({ email }: { email: string }) {
  return (
    <div className="grid max-w-[44rem] gap-10">
      <section aria-labelledby="export" className="grid justify-items-start gap-3">
        <h2 id="export" className="text-17 font-strong">
          Download your data
        </h2>
        <p className="text-muted">
          A file with everything that is stored about you: your name and address, your organisations, where
          you are signed in, your passkeys, the emails you were sent, and what you did. It says how long each
          is kept, and why.
        </p>
        <ExportButton path="/settings/personal-data/export" name="my-data">
          Download
        </ExportButton>
      </section>
      <section aria-labelledby="erase" className="grid justify-items-start gap-3">
        <h2 id="erase" className="text-17 font-strong">
          Erase your account
        </h2>
        <p className="text-muted">
          You lose access to every organisation. What you did stays in their history, without your name. If
          you are the only owner of an organisation, make somebody else an owner first.
        </p>
        <ConfirmDialog
          trigger={
            <button type="button" className={DANGER_BUTTON}>
              Erase my account
            </button>
          }
          title="Erase your account?"
          description={`${email}, your name, your sign-ins and passkeys, and your email settings are erased at once, and you are signed out everywhere. Invoices and payments of your organisations stay as they are. This cannot be undone.`}
          verb="Erase my account"
          isDangerous
          change={() => callApi('/settings/personal-data/erase', { body: { email }, answer: NOTHING })}
          onDone={() => window.location.assign('/sign-in')}
        />
      </section>
    </div>
  )
}
