// The texts of our emails in Polish.
import type { Messages } from '../messages'
import type { en } from './en'

export const pl: Messages<typeof en> = {
  'mail.greeting': 'Dzień dobry, {name},',
  'mail.invoice': 'Faktura {number}',
  'mail.due': 'termin płatności: {date}',
  'mail.wasDue': 'termin płatności minął: {date}',
  'mail.viewAndPay': 'Zobacz i zapłać',
  'mail.viewInvoice': 'Zobacz fakturę',
  'mail.questions': 'Pytania? Wystarczy odpowiedzieć na tę wiadomość – trafi ona do {organisation}.',
  'mail.sentBy': 'Wysłane przez Remit w imieniu {organisation}.',
  'mail.label.invoice': 'Faktura',
  'mail.label.customer': 'Klient',
  'mail.label.issued': 'Data wystawienia',
  'mail.label.due': 'Termin płatności',
  'mail.label.total': 'Razem',
  'mail.label.outstanding': 'Pozostało do zapłaty',
  'mail.label.paid': 'Zapłacono',
  'mail.label.paidOn': 'Data płatności',
  'mail.label.paidWith': 'Sposób płatności',
  'mail.label.refunded': 'Zwrócono',
  'mail.label.fee': 'Opłata serwisowa',
  'mail.label.reference': 'Numer referencyjny',
  'mail.invoiceSent.subject': 'Faktura {number} od {organisation}: {amount}',
  'mail.invoiceSent.lead': 'Nowa faktura od {organisation}.',
  'mail.invoiceSent.settled': 'Ta faktura jest opłacona. Nic nie pozostało do zapłaty.',
  'mail.discountBack.subject': 'Cofnięto rabat {amount} do faktury {number}',
  'mail.discountBack.title': 'Cofnięto rabat',
  'mail.discountBack.lead':
    'Płatność za fakturę {number} została zwrócona, dlatego rabat już nie obowiązuje. {organisation} prosi o zapłatę także tej kwoty.',
  'mail.creditNote.title': 'Faktura korygująca {number}',
  'mail.creditNote.subject': 'Faktura korygująca {number} od {organisation}: {amount}',
  'mail.creditNote.lead': '{organisation} – tę kwotę odjęto od faktury {number}. Nie trzeba jej już płacić.',
  'mail.receipt.subject': 'Potwierdzenie płatności od {organisation} za fakturę {number}',
  'mail.receipt.title': 'Dziękujemy za płatność',
  'mail.receipt.lead': 'Płatność dotarła do {organisation}.',
  'mail.paidNotice.subject': '{customer}: wpłata {amount} za fakturę {number}',
  'mail.paidNotice.title': 'Otrzymano płatność',
  'mail.paidNotice.lead': 'Płatność od klienta {customer} dotarła.',
  'mail.refundNotice.subject': 'Zwrot od {organisation} za fakturę {number}',
  'mail.refundNotice.title': 'Zwrot jest w drodze',
  'mail.refundNotice.lead': '{organisation} zwraca płatność za fakturę {number}.',
  'mail.refundNotice.surplus':
    'Faktura {number} została zapłacona więcej niż raz, dlatego zwracamy tę kwotę.',
  'mail.refundNotice.overpaid': 'Faktura {number} została nadpłacona, dlatego zwracamy tę kwotę.',
  'mail.refundNotice.arrival': 'Zwrot dociera zwykle w ciągu 5–10 dni, tą samą drogą co płatność.',
  'mail.refundNotice.credited':
    'Towarzyszy mu faktura korygująca {number} na kwotę {amount}: nie trzeba jej ponownie płacić.',
  'mail.invitation.subject': 'Zaproszenie do Remit od {organisation}',
  'mail.invitation.title': 'Zaproszenie',
  'mail.invitation.lead':
    '{organisation} wystawia faktury w Remit i otrzymuje płatności przez link. Zapraszamy do wspólnej pracy.',
  'mail.invitation.how':
    'Prosimy zalogować się adresem {email}. Hasło nie jest potrzebne: link przyjdzie e-mailem.',
  'mail.invitation.signIn': 'Zaloguj się',
  'mail.invitation.role': 'Rola',
  'mail.invitation.roleOwner': 'Właściciel',
  'mail.invitation.roleAdmin': 'Administrator',
  'mail.invitation.roleMember': 'Członek zespołu',
  'mail.order.title': 'Zamówienie {number}',
  'mail.order.receiptSubject': 'Potwierdzenie płatności od {organisation} za zamówienie {number}',
  'mail.order.paidSubject': '{customer}: wpłata {amount} za zamówienie {number}',
  'mail.order.refundSubject': 'Zwrot od {organisation} za zamówienie {number}',
  'mail.order.refundLead': '{organisation} zwraca płatność za zamówienie {number}.',
  'mail.trouble.subject': '{title}: {number}',
  'mail.trouble.open': 'Otwórz fakturę',
  'mail.trouble.debitFailed.title': 'Polecenie zapłaty nie powiodło się',
  'mail.trouble.debitFailed.lead':
    'Polecenie zapłaty na {amount} ({customer}) zostało zwrócone. Przez link można zapłacić ponownie, tak samo lub inaczej.',
  'mail.trouble.disputeOpened.title': 'Płatność została zakwestionowana',
  'mail.trouble.disputeOpened.lead':
    'Bank klienta {customer} cofnął {amount} do czasu decyzji. Bez odpowiedzi pieniądze przepadną.',
  'mail.trouble.inquiryOpened.title': 'Bank pyta o płatność',
  'mail.trouble.inquiryOpened.lead':
    'Bank klienta {customer} pyta o płatność {amount}. Nie cofnięto pieniędzy; odpowiedź może zapobiec sporowi.',
  'mail.trouble.answer': 'Odpowiedź w Stripe do',
  'mail.trouble.disputeWon.title': 'Spór został wygrany',
  'mail.trouble.disputeWon.lead':
    'Bank klienta {customer} przyznał rację Państwu: {amount} należy do Państwa.',
  'mail.trouble.disputeLost.title': 'Spór został przegrany',
  'mail.trouble.disputeLost.lead': 'Bank klienta {customer} zatrzymuje {amount}.',
  'mail.trouble.disputeLost.open': 'Faktura jest znów do zapłaty.',
  'mail.trouble.disputeLost.discount':
    'Rabat za tę płatność, {amount}, został cofnięty: klient znów jest go winien.',
  'mail.trouble.inquiryClosed.title': 'Zapytanie banku zakończone',
  'mail.trouble.inquiryClosed.lead':
    'Bank klienta {customer} nie ma już pytań o płatność {amount}. Nie cofnięto pieniędzy.',
  'mail.trouble.refundFailed.title': 'Zwrot pieniędzy nie powiódł się',
  'mail.trouble.refundFailed.lead': 'Zwrot {amount} dla {customer} nie dotarł do odbiorcy.',
  'mail.trouble.refundFailed.why': 'Powód widać po otwarciu faktury.',
  'mail.trouble.overpaid.title': 'Fakturę nadpłacono',
  'mail.trouble.overpaid.lead':
    'Klient {customer} zapłacił o {amount} za dużo. Proszę otworzyć fakturę, aby zwrócić tę kwotę lub zachować ją jako nadpłatę.',
  'mail.trouble.setAside.title': 'Płatność została odłożona',
  'mail.trouble.setAside.lead':
    'Płatność {amount} od klienta {customer} nie zgadza się z naszymi danymi albo nie można jej już sprawdzić u dostawcy. Nic nie zostało zaksięgowane. Ktoś musi to sprawdzić.',
  'mail.trouble.setAside.open': 'Zobacz, co zrobić',
  'mail.trouble.undelivered.failed.title': 'Dokument nie dotarł',
  'mail.trouble.undelivered.failed.lead': 'Nie udało się dostarczyć go przez Peppol: {customer}.',
  'mail.trouble.undelivered.rejected.title': 'Dokument został odrzucony',
  'mail.trouble.undelivered.rejected.lead':
    'Odbiorca ({customer}) otrzymał go przez Peppol i go nie przyjmuje.',
  'mail.trouble.recurring.title': 'Nie udało się utworzyć faktury cyklicznej',
  'mail.trouble.recurring.lead':
    'Nie udało się utworzyć następnej faktury dla {customer}. Nic nie zostało utracone: faktura powstanie, gdy tylko nic nie będzie stało na przeszkodzie.',
  'mail.trouble.payoutFailed.title': 'Wypłata nie powiodła się',
  'mail.trouble.payoutFailed.lead':
    'Państwa bank odesłał wypłatę {amount}. Proszę sprawdzić w Stripe, czy konto bankowe jest poprawne.',
  'mail.trouble.payerDebit.title': 'Polecenie zapłaty nie powiodło się',
  'mail.trouble.payerDebit.lead':
    'Państwa bank zwrócił polecenie zapłaty na {amount} dla {organisation}. Prosimy sprawdzić, czy na koncie są środki i czy dopuszcza ono polecenia zapłaty, a potem zapłacić ponownie lub wybrać inny sposób.',
  'mail.trouble.paymentFailed.title': 'Płatność nie powiodła się',
  'mail.trouble.paymentFailed.lead': 'Płatność na {amount} ({customer}) nie powiodła się.',
  'mail.trouble.payerPayment.title': 'Państwa płatność nie powiodła się',
  'mail.trouble.payerPayment.lead':
    'Państwa płatność na {amount} dla {organisation} nie powiodła się. Prosimy zapłacić ponownie lub wybrać inny sposób.',
  'mail.debit.onItsWay.title': 'Polecenie zapłaty jest w toku',
  'mail.debit.onItsWay.lead':
    '{organisation} zwróciło się do Państwa banku o {amount}. Nie trzeba robić nic więcej: prosimy zachować środki na koncie do czasu pobrania.',
  'mail.debit.onItsWay.arrival':
    'Zwykle trwa to około {days, plural, one {# dnia roboczego} few {# dni roboczych} many {# dni roboczych} other {# dnia roboczego}}. Napiszemy ponownie, gdy wynik będzie znany.',
  'mail.debit.failed.sepa':
    'Państwa bank zwrócił polecenie zapłaty SEPA na {amount} dla {organisation}. Prosimy sprawdzić, czy na koncie są środki i czy polecenia zapłaty SEPA nie są zablokowane, a potem zapłacić ponownie lub wybrać inny sposób.',
  'mail.debit.failed.bacs':
    'Państwa bank zwrócił polecenie zapłaty Bacs na {amount} dla {organisation}. Prosimy sprawdzić, czy na koncie są środki i czy zgoda (Direct Debit Instruction) nie została odwołana w banku, a potem zapłacić ponownie lub wybrać inny sposób.',
  'mail.debit.failed.ach':
    'Państwa bank zwrócił obciążenie ACH na {amount} dla {organisation}. Prosimy sprawdzić numer routing i numer konta, czy są na nim środki i czy bank nie blokuje obciążeń ACH, a potem zapłacić ponownie lub wybrać inny sposób.',
  'mail.debit.failed.becs':
    'Państwa bank zwrócił polecenie zapłaty BECS na {amount} dla {organisation}. Prosimy sprawdzić BSB i numer konta, czy są na nim środki i czy dopuszcza ono polecenia zapłaty, a potem zapłacić ponownie lub wybrać inny sposób.',
  'mail.debit.failed.pad':
    'Państwa bank zwrócił autoryzowane obciążenie (PAD) na {amount} dla {organisation}. Prosimy sprawdzić numery oddziału, instytucji i konta oraz czy są na nim środki, a potem zapłacić ponownie lub wybrać inny sposób.',
  'mail.trouble.payerRefund.title': 'Zwrot nie dotarł',
  'mail.trouble.payerRefund.lead':
    'Bank nie przyjął zwrotu {amount} od {organisation}. {organisation} już o tym wie i odda pieniądze w inny sposób. Prosimy odpowiedzieć na tę wiadomość, aby powiedzieć jak.',
  'mail.trouble.payerRefund.cancelled':
    'Faktura korygująca {cancelled}, która mu towarzyszyła, już nie obowiązuje: anuluje ją dokument {number}.',
  'mail.trouble.paymentsOff.title': 'Płatności online są wyłączone',
  'mail.trouble.paymentsOff.lead':
    '{organisation} nie może już przyjmować płatności online: Stripe je wstrzymał albo połączenie ze Stripe zostało wycofane. Do czasu naprawy faktury pokazują inne sposoby zapłaty.',
  'mail.trouble.paymentsOff.open': 'Zobacz, czego brakuje',
  'mail.unlock.subject': 'Kod do zapłaty: {number}',
  'mail.unlock.title': 'Kod do zapłaty',
  'mail.unlock.lead':
    'Prosimy wpisać ten kod na stronie płatności {organisation}. Działa raz, dopóki płatności online są tam wstrzymane.',
  'mail.unlock.ignore':
    'Nie prosili Państwo o kod? W takim razie ktoś inny ma Państwa link do płatności. Nic nie zostało pobrane i można zignorować tę wiadomość.',
  'mail.trouble.paused.title': 'Płatności online zostały wstrzymane',
  'mail.trouble.paused.lead':
    'W krótkim czasie {count, plural, one {odrzucono # kartę} few {odrzucono # karty} many {odrzucono # kart} other {odrzucono # karty}}, jak przy sprawdzaniu skradzionych kart. Na pewien czas wstrzymaliśmy tam płatności online; wszystkie inne działają. Klient może zapłacić w inny sposób albo użyć kodu, który wyślemy odbiorcy faktury.',
  'mail.reminder.before.subject': 'Termin płatności {date}: faktura {number} od {organisation}',
  'mail.reminder.on.subject': 'Dziś termin płatności: faktura {number} od {organisation}',
  'mail.reminder.after.subject':
    'Przypomnienie: faktura {number} od {organisation} nie jest jeszcze opłacona',
  'mail.reminder.before.lead':
    'Uprzejmie przypominamy: {date} mija termin płatności {amount} za fakturę {number} od {organisation}. Możesz zapłacić, korzystając z linku poniżej.',
  'mail.reminder.on.lead':
    'Dziś mija termin płatności {amount} za fakturę {number} od {organisation}. Możesz zapłacić, korzystając z linku poniżej.',
  'mail.reminder.after.lead':
    'Termin płatności {amount} za fakturę {number} od {organisation} minął {date}, a pieniądze jeszcze nie dotarły. Zapłać, korzystając z linku poniżej.',
  'mail.reminder.open.lead':
    'Do zapłaty pozostaje {amount} za fakturę {number} od {organisation}. Możesz zapłacić, korzystając z linku poniżej.',
  'mail.reminder.reply': 'Coś stoi na przeszkodzie? Odpowiedz na tę wiadomość.',
  'mail.reminder.ignore': 'Płatność już zlecona? Dziękujemy – tę wiadomość można pominąć.',
  'mail.reminder.phone': 'Z {organisation} możesz się też skontaktować telefonicznie: {phone}.',
  'mail.statement.subject': 'Zestawienie należności od {organisation}',
  'mail.statement.title': 'Nieopłacone faktury',
  'mail.statement.lead': 'Lista nieopłaconych faktur od {organisation}.',
  'mail.statement.count':
    '{count, plural, one {# faktura jest nieopłacona.} few {# faktury są nieopłacone.} many {# faktur jest nieopłaconych.} other {# faktury jest nieopłaconej.}}',
  'mail.statement.nothing': 'Nic nie pozostało do zapłaty.',
  'mail.statement.oldest': 'Wymieniono tylko najstarsze faktury.',
  'mail.autopay.label': 'Płatność automatyczna',
  'mail.autopay.stop': 'Zakończ',
  'mail.autopay.agreed.title': 'Płatność automatyczna jest włączona',
  'mail.autopay.agreed.lead':
    'Od teraz {organisation} automatycznie pobiera należności z Twoich faktur w dniu terminu płatności. Oto, na co wyrażono zgodę:',
  'mail.autopay.coming.title': 'Twoja płatność zostanie pobrana {date}',
  'mail.autopay.coming.lead':
    '{organisation} automatycznie pobierze {amount} {date}. Nie musisz nic robić. Jeśli wolisz zapłacić inaczej, zrób to przed tym dniem.',
  'mail.autopay.declined.title': 'Twoja płatność automatyczna nie powiodła się',
  'mail.autopay.declined.lead':
    'Nie udało się pobrać {amount} dla {organisation}. Zapłać, korzystając z linku poniżej.',
  'mail.autopay.declined.confirm':
    'Twój bank chce, aby ta płatność {amount} dla {organisation} została potwierdzona osobiście. Zapłać, korzystając z linku poniżej.',
  'mail.autopay.declined.again': 'Jeśli do {date} nie wpłynie zapłata, spróbujemy jeszcze raz.',
  'mail.autopay.declined.last': 'Sami nie będziemy już próbować.',
  'mail.autopay.ended.title': 'Płatność automatyczna została zakończona',
  'mail.autopay.ended.byPayer':
    'Zgodnie z życzeniem {organisation} nie pobiera już automatycznie należności z Twoich faktur. Każdą otrzymasz z linkiem do zapłaty.',
  'mail.autopay.ended.byOthers':
    '{organisation} nie pobiera już automatycznie należności z Twoich faktur. Każdą otrzymasz z linkiem do zapłaty.',
  'mail.autopay.ended.byMeans':
    'Twojego środka płatności nie można już obciążyć, dlatego {organisation} nie pobiera już automatycznie należności z Twoich faktur. Każdą otrzymasz z linkiem do zapłaty; tam możesz ponownie włączyć płatność automatyczną.',
  'mail.autopay.endedNotice.lead':
    '{customer} nie płaci już automatycznie. Wysyłaj faktury z linkiem, tak jak wcześniej.',
  'mail.autopay.declinedNotice.title': 'Płatność automatyczna nie powiodła się',
  'mail.autopay.declinedNotice.lead':
    'Nie udało się pobrać {amount} od {customer} i nie będzie kolejnej automatycznej próby. Klient ma link do zapłaty.',
  'mail.autopay.untoldNotice.title': 'Płatność automatyczna jest wstrzymana',
  'mail.autopay.untoldNotice.lead':
    'Nie pobrano {amount} od {customer}: nie udało się wysłać e-maila, który to wcześniej zapowiada. Sprawdź adres e-mail. Kwota zostanie pobrana, gdy zapowiedź zostanie wysłana.',
}
