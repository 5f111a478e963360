// The shape of a page about one invoice or checkout, while it is on its way.
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'

export function InspectionSkeleton({ label }: { label: string }) {
  return (
    <main className="mx-auto grid max-w-[72rem] gap-6 px-5 py-8 wide:px-10 wide:ps-[17.5rem]">
      <Skeleton className="h-7 w-40" />
      <Skeleton className="h-20 w-full" />
      <div className="grid gap-10 wide:grid-cols-[minmax(0,1fr)_24rem] wide:gap-x-16">
        <SkeletonRows rows={8} label={label} />
        <Skeleton className="order-first h-64 w-full wide:order-none" />
      </div>
    </main>
  )
}
