// A seller's page with Stripe's real React packages, as the tests of the stand-ins mount it.
import { loadConnectAndInitialize } from '@stripe/connect-js/pure'
import {
  ConnectAccountOnboarding,
  ConnectComponentsProvider,
  ConnectNotificationBanner,
} from '@stripe/react-connect-js'
import {
  Elements,
  EmbeddedCheckout,
  EmbeddedCheckoutProvider,
  ExpressCheckoutElement,
  PaymentElement,
  useElements,
  useStripe,
} from '@stripe/react-stripe-js'
import {
  CheckoutElementsProvider,
  PaymentElement as CheckoutPaymentElement,
  useCheckoutElements,
} from '@stripe/react-stripe-js/checkout'
import { loadStripe } from '@stripe/stripe-js/pure'
import { type FormEvent, StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'

const query = new URLSearchParams(location.search)
const currency = query.get('currency') ?? 'eur'
const amount = Number(query.get('amount') ?? 14076)
const stripe = loadStripe(query.get('key') ?? '', { stripeAccount: query.get('account') ?? undefined })
const isDark = query.get('theme') === 'night'

async function ask(path: string): Promise<string> {
  const response = await fetch(`${path}${location.search}`, { method: 'POST' })
  const answer: { clientSecret: string } = await response.json()
  return answer.clientSecret
}

function PayForm() {
  const stripe = useStripe()
  const elements = useElements()
  const [result, setResult] = useState('')
  const [wallets, setWallets] = useState('')

  async function pay() {
    if (!stripe || !elements) return
    setResult('working')
    const checked = await elements.submit()
    if (checked.error) return setResult(`${checked.error.code}: ${checked.error.message}`)
    const confirm = {
      elements,
      clientSecret: await ask('/intent'),
      confirmParams: { return_url: `${location.origin}/returned` },
    }
    const { error, paymentIntent } =
      query.get('redirect') === 'always'
        ? { ...(await stripe.confirmPayment(confirm)), paymentIntent: undefined }
        : await stripe.confirmPayment({ ...confirm, redirect: 'if_required' })
    const said =
      error && [error.type, error.code, error.decline_code, error.message].filter(Boolean).join(' / ')
    setResult(said ?? paymentIntent?.status ?? 'nothing')
  }

  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void pay()
      }}
    >
      <ExpressCheckoutElement
        onReady={(event) =>
          setWallets(
            Object.entries(event.availablePaymentMethods ?? {})
              .filter(([, is]) => is)
              .map(([name]) => name)
              .join(' '),
          )
        }
        onClick={(event) => event.resolve({ emailRequired: true })}
        onConfirm={() => void pay()}
        onCancel={() => setResult('cancelled')}
      />
      <PaymentElement options={{ layout: 'accordion', business: { name: 'Sunrise Bakery' } }} />
      <button type="submit">Pay</button>
      <output data-testid="result">{result}</output>
      <output data-testid="wallets">{wallets}</output>
    </form>
  )
}

function PaymentPage() {
  const appearance = isDark ? { theme: 'night' as const } : { variables: { colorPrimary: '#0b57d0' } }
  return (
    <Elements stripe={stripe} options={{ mode: 'payment', amount, currency, appearance, locale: 'en' }}>
      <PayForm />
    </Elements>
  )
}

function EmbeddedPage() {
  const [result, setResult] = useState('')
  const [options] = useState({
    fetchClientSecret: () => ask('/session'),
    onComplete: () => setResult('complete'),
  })
  return (
    <EmbeddedCheckoutProvider stripe={stripe} options={options}>
      <EmbeddedCheckout />
      <output data-testid="result">{result}</output>
    </EmbeddedCheckoutProvider>
  )
}

const sessionSecret = query.get('page') === 'checkout-elements' ? ask('/session') : Promise.resolve('')

function CheckoutForm() {
  const state = useCheckoutElements()
  const [result, setResult] = useState('')
  if (state.type !== 'success') return <output data-testid="result">{state.type}</output>
  const { checkout } = state
  return (
    <>
      <p data-testid="total">{checkout.total.total.amount}</p>
      <CheckoutPaymentElement />
      <button
        type="button"
        onClick={() => {
          void checkout
            .confirm({ redirect: 'if_required' })
            .then((done) =>
              setResult(done.type === 'success' ? done.session.status.type : done.error.message),
            )
        }}
      >
        Pay
      </button>
      <output data-testid="result">{result}</output>
    </>
  )
}

function CheckoutElementsPage() {
  const [options] = useState({ clientSecret: sessionSecret })
  return (
    <CheckoutElementsProvider stripe={stripe} options={options}>
      <CheckoutForm />
    </CheckoutElementsProvider>
  )
}

function OnboardingPage() {
  const [steps, setSteps] = useState<string[]>([])
  const [hasExited, setHasExited] = useState(false)
  const [due, setDue] = useState('')
  const [connect] = useState(() =>
    loadConnectAndInitialize({
      publishableKey: query.get('key') ?? '',
      fetchClientSecret: () => ask('/account-session'),
      appearance: { variables: { colorPrimary: '#0b57d0' } },
    }),
  )
  return (
    <ConnectComponentsProvider connectInstance={connect}>
      <ConnectNotificationBanner
        onNotificationsChange={({ actionRequired }) => setDue(String(actionRequired))}
      />
      {hasExited ? null : (
        <ConnectAccountOnboarding
          onExit={() => setHasExited(true)}
          onStepChange={({ step }) => setSteps((before) => [...before, step])}
        />
      )}
      <output data-testid="steps">{steps.join(' ')}</output>
      <output data-testid="due">{due}</output>
      <output data-testid="result">{hasExited ? 'exited' : ''}</output>
    </ConnectComponentsProvider>
  )
}

const PAGES: Record<string, () => React.ReactElement> = {
  payment: PaymentPage,
  embedded: EmbeddedPage,
  'checkout-elements': CheckoutElementsPage,
  onboarding: OnboardingPage,
}

const Page = PAGES[query.get('page') ?? 'payment'] ?? PaymentPage
const place = document.querySelector('#app')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  )
}
