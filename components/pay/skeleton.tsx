// The skeleton of the payment form.
import { PRIMARY_BUTTON } from '@/components/ui/button'

const BAR = 'h-12 rounded-base bg-well border border-line'

export function FieldsSkeleton({ text }: { text: string }) {
  return (
    <div className="needs-script grid content-start gap-4">
      <p className="text-13 text-muted">{text}</p>
      <div aria-hidden="true" className="breathes grid gap-4">
        <div className={BAR} />
        <div className={BAR} />
        <div className="grid grid-cols-2 gap-4">
          <div className={BAR} />
          <div className={BAR} />
        </div>
      </div>
    </div>
  )
}

export function FormSkeleton({ text, buttonText }: { text: string; buttonText: string }) {
  return (
    <div className="grid gap-4">
      <div className="needs-script min-h-[28rem]">
        <FieldsSkeleton text={text} />
      </div>
      <button type="button" aria-disabled="true" className={`needs-script opacity-60 ${PRIMARY_BUTTON}`}>
        {buttonText}
      </button>
    </div>
  )
}
