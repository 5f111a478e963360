// The sign-in form: emailed link, other providers, and the demo's people. Plain forms that need no script.
import { PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'

const FIELD = 'min-h-12 w-full rounded-base border border-field bg-paper px-3 text-17 text-ink'

interface Way {
  next: string
}

export function MailForm({ next }: Way) {
  return (
    <form method="post" action="/sign-in/start" className="grid gap-4">
      <input type="hidden" name="next" value={next} />
      <label className="grid gap-1 text-ink">
        <span className="text-13 font-strong">Email address</span>
        <input
          className={FIELD}
          type="text"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          name="email"
          required
          maxLength={254}
          autoComplete="email"
        />
      </label>
      <button type="submit" className={PRIMARY_BUTTON}>
        Email me a link
      </button>
    </form>
  )
}

export function ProviderForms({ next, providers }: Way & { providers: { id: string; name: string }[] }) {
  return (
    <div className="grid gap-3">
      {providers.map(({ id, name }) => (
        <form key={id} method="post" action="/sign-in/start" className="grid">
          <input type="hidden" name="next" value={next} />
          <button type="submit" name="way" value={id} className={QUIET_BUTTON}>
            Continue with {name}
          </button>
        </form>
      ))}
    </div>
  )
}

interface Person {
  userId: string
  name: string
  standing: string
}

export function DemoPeople({ next, people }: Way & { people: Person[] }) {
  return (
    <section aria-labelledby="demo-people" className="grid gap-3 border-t border-line pt-6">
      <h2 id="demo-people" className="text-15 font-strong text-ink">
        Or sign in as someone from the demo
      </h2>
      <p className="text-13">
        No real money moves here, so you can sign in as anyone. This list disappears once you set your own
        Stripe key.
      </p>
      <ul className="grid gap-2">
        {people.map(({ name, standing, userId }) => (
          <li key={`${userId} ${standing}`}>
            <form method="post" action="/sign-in/person">
              <input type="hidden" name="next" value={next} />
              <button
                type="submit"
                name="userId"
                value={userId}
                className="grid min-h-11 w-full cursor-pointer rounded-base border border-line px-4 py-2 text-start text-ink hover:bg-well"
              >
                <span className="font-strong">{name}</span>
                <span className="text-13 text-muted">{standing}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
