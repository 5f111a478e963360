// The skeleton of the payment settings page.
import { Skeleton } from '@/components/ui/skeleton'

export function PaymentsSkeleton() {
  return (
    <div role="status" className="grid gap-4 border-t border-line pt-6">
      <span className="sr-only">Checking your account with Stripe</span>
      <div className="flex items-center justify-between gap-6">
        <Skeleton className="h-6 w-64" />
        <Skeleton className="h-5 w-20" />
      </div>
      <Skeleton className="h-5 w-4/5" />
      <Skeleton className="h-11 w-48" />
      <Skeleton className="mt-6 h-28 w-full" />
    </div>
  )
}
