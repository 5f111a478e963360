// The texts of the payer's pages in Polish.
import type { Messages } from '../messages'
import type { en } from './en'

export const pl: Messages<typeof en> = {
  'page.mark.due': 'Do zapłaty',
  'page.mark.overdue': 'Po terminie',
  'page.mark.partlyPaid': 'Częściowo opłacona',
  'page.mark.processing': 'W drodze',
  'page.mark.actionNeeded': 'Został jeden krok',
  'page.mark.paid': 'Opłacona',
  'page.mark.partlyRefunded': 'Częściowy zwrot',
  'page.mark.refunded': 'Zwrot wykonany',
  'page.mark.credited': 'Skorygowana',
  'page.mark.chargedBack': 'Cofnięta przez bank',
  'page.mark.disputed': 'Zakwestionowana',
  'page.mark.overpaid': 'Nadpłacona',
  'page.mark.underReview': 'W trakcie sprawdzania',
  'page.mark.void': 'Anulowana',
  'page.standing.dueOn': 'Termin płatności: {date}',
  'page.standing.wasDueOn': 'Termin płatności minął: {date}',
  'page.standing.noDueDate': 'Bez terminu płatności',
  'page.standing.paidOn': 'Opłacona: {date}',
  'page.standing.partlyPaid': 'Zapłacono {paid} z {total}',
  'page.standing.refundedOf': 'z zapłaconej kwoty {total}',
  'page.standing.processing':
    'Płatność jest przetwarzana. Nie trzeba nic więcej robić: ta strona pokaże, kiedy się zakończy.',
  'page.standing.processingDebit':
    'Pieniądze są w drodze. Trwa to kilka dni roboczych. Nie trzeba nic więcej robić.',
  'page.standing.processingTransfer':
    'Czekamy na przelew. Jeśli został już zlecony, nie trzeba nic więcej robić.',
  'page.standing.processingVoucher':
    'Czekamy na zapłatę otrzymanym kodem. Jeśli już jej dokonano, nie trzeba nic więcej robić.',
  'page.standing.actionNeededOther':
    'Wcześniejsza próba nie została dokończona. Nic nie zostało pobrane. Aby dokończyć, prosimy zapłacić tutaj jeszcze raz.',
  'page.standing.refundedBank':
    'Pieniądze zostały zwrócone na konto bankowe. Może minąć do 10 dni, zanim się na nim pojawią.',
  'page.standing.chargedBackDebit':
    'Bank cofnął to polecenie zapłaty i pieniądze wróciły na konto. Jeśli to pomyłka, prosimy napisać do {seller}.',
  'page.standing.underReview':
    'Otrzymana płatność różni się od oczekiwanej. Wyjaśniamy to z {seller}. W tym czasie nie trzeba nic płacić.',
  'page.standing.underReviewWithdrawn':
    'Gdy płatność była w drodze, zakończyło się połączenie {seller} z nami. {seller} sprawdza teraz, czy pieniądze dotarły. Prosimy w tym czasie nie płacić ponownie.',
  'page.standing.disputed':
    'Ta płatność została zakwestionowana i decyduje o niej bank. W tym czasie nie trzeba nic płacić. Jeśli to pomyłka, prosimy powiadomić swój bank oraz {seller}.',
  'page.standing.overpaid':
    'Zapłacono o {amount} więcej, niż trzeba. {seller} zwróci tę kwotę albo zachowa ją jako nadpłatę na poczet kolejnych faktur.',
  'page.standing.actionNeeded':
    'Bank nadal czeka na potwierdzenie wcześniejszej próby. Nic nie zostało pobrane. Aby dokończyć, prosimy zapłacić tutaj jeszcze raz.',
  'page.standing.refunded':
    'Pieniądze zostały zwrócone. Może minąć od 5 do 10 dni, zanim pojawią się na koncie.',
  'page.standing.chargedBack': 'Bank cofnął tę płatność. Jeśli to pomyłka, prosimy napisać do {seller}.',
  'page.standing.void': 'Ta faktura została anulowana przez {seller}. Nie trzeba nic płacić.',
  'page.standing.credited':
    'Do tej faktury wystawiono korektę całej kwoty ({seller}). Nie trzeba nic płacić.',
  'page.standing.paid': 'Dziękujemy. Płatność dotarła do {seller}.',
  'page.standing.surplus':
    'Tę fakturę zapłacono dwa razy. Druga płatność w kwocie {amount} została zwrócona.',
  'page.paper.invoice': 'Faktura {number}',
  'page.paper.for': 'Nabywca',
  'page.paper.issued': 'Data wystawienia',
  'page.paper.due': 'Termin płatności',
  'page.paper.lines': 'Szczegóły',
  'page.paper.tax': 'Podatek {rate}',
  'page.paper.subtotal': 'Suma częściowa',
  'page.paper.total': 'Razem',
  'page.paper.paid': 'Zapłacono',
  'page.paper.refunded': 'Zwrócono',
  'page.paper.left': 'Pozostało do zapłaty',
  'page.paper.memo': 'Uwagi',
  'page.paper.download': 'Pobierz PDF',
  'page.receipt.title': 'Potwierdzenie płatności',
  'page.receipt.amount': 'Kwota',
  'page.receipt.date': 'Data',
  'page.receipt.means': 'Sposób płatności',
  'page.receipt.reference': 'Numer referencyjny',
  'page.receipt.refunded': 'Zwrócono',
  'page.receipt.surplus': 'Zapłacono dwa razy; ta płatność została zwrócona',
  'page.receipt.overpaid': 'Nadpłata, zwrócono',
  'page.receipt.fromCredit': 'Zapłacono z nadpłaty',
  'page.receipt.keptAsCredit': 'Zachowano jako nadpłatę',
  'page.receipt.keep': 'Zapisz lub wydrukuj',
  'page.receipt.download': 'Pobierz potwierdzenie',
  'page.receipt.all': 'Pobierz wszystkie płatności',
  'page.receipt.endingIn': '{means}, końcówka {last4}',
  'page.receipt.manual': 'Zarejestrowano przez {seller}',
  'page.receipt.again': 'Zapłać tę fakturę jeszcze raz',
  'page.means.card': 'Karta',
  'page.means.sepaDebit': 'Polecenie zapłaty SEPA',
  'page.means.usBankAccount': 'Konto bankowe (ACH)',
  'page.means.bankDebit': 'Polecenie zapłaty',
  'page.means.bankTransfer': 'Przelew',
  'page.means.other': 'Płatność online',
  'page.bank.title': 'Zapłać przelewem',
  'page.bank.holder': 'Odbiorca',
  'page.bank.bankName': 'Bank',
  'page.bank.iban': 'IBAN',
  'page.bank.bic': 'BIC',
  'page.bank.accountNumber': 'Numer konta',
  'page.bank.routingNumber': 'Kod banku',
  'page.bank.amount': 'Kwota',
  'page.bank.amountIfEarly': 'Kwota, jeśli wpłynie do {date}',
  'page.bank.reference': 'Tytuł przelewu',
  'page.bank.copy': 'Kopiuj',
  'page.bank.copied': 'Skopiowano',
  'page.bank.copyOf': 'Kopiuj: {label}',
  'page.closed.notEnabled': '{seller} nie może teraz przyjmować płatności online.',
  'page.closed.belowMinimum': 'Ta kwota jest za mała, aby zapłacić ją online.',
  'page.closed.aboveMaximum': 'Ta kwota jest za duża, aby zapłacić ją online.',
  'page.closed.withBank': 'Można zapłacić przelewem.',
  'page.closed.withoutBank': 'Prosimy zapytać {seller}, jak zapłacić.',
  'page.pause.lead':
    'Odrzucono tu zbyt wiele kart, dlatego płatności online za tę fakturę są wstrzymane na {minutes, plural, one {# minutę} few {# minuty} many {# minut} other {# minuty}}. Nic nie zostało pobrane.',
  'page.pause.code':
    'Aby od razu zapłacić kartą, prosimy poprosić o kod. Wyślemy go na adres, na który wysłano tę fakturę.',
  'page.pause.send': 'Wyślij mi kod',
  'page.pause.sent': 'Kod jest w drodze. Prosimy wpisać go tutaj.',
  'page.pause.label': 'Kod z wiadomości',
  'page.pause.enter': 'Przejdź do płatności',
  'page.pause.wrong':
    'Ten kod jest nieprawidłowy lub został już użyty. Prosimy sprawdzić najnowszą wiadomość.',
  'page.language': 'Język',
  'page.foot.safe':
    'Dane płatności trafiają zaszyfrowane prosto do Stripe. Ani {seller}, ani Remit ich nie widzi.',
  'page.foot.who': 'Wysłano z Remit, który doręcza faktury i przyjmuje płatności w imieniu {seller}.',
  'page.foot.reach': 'Pytania do tej faktury? Prosimy pisać na adres {email}.',
  'page.foot.reachUnknown':
    'Pytania do tej faktury? Prosimy odpowiedzieć na wiadomość, w której był ten link.',
  'page.pay.title': 'Zapłać online',
  'page.pay.button': 'Zapłać {amount}',
  'page.pay.or': 'lub',
  'page.pay.loading': 'Wczytywanie formularza płatności',
  'page.pay.failed':
    'Nie udało się wczytać formularza płatności. Prosimy sprawdzić połączenie lub spróbować ponownie za minutę.',
  'page.pay.slow':
    'Formularz płatności wczytuje się dłużej niż zwykle. Można poczekać lub spróbować ponownie.',
  'page.pay.silent':
    'Formularz płatności jeszcze nie odpowiedział. Jeśli jakieś okno prosi o potwierdzenie, proszę dokończyć płatność w nim. W przeciwnym razie proszę spróbować ponownie: nic nie zostało pobrane.',
  'page.pay.retry': 'Spróbuj ponownie',
  'page.pay.noScript': 'Płatność online wymaga JavaScriptu. Prosimy go włączyć i wczytać stronę ponownie.',
  'page.pay.checking': 'Sprawdzanie danych',
  'page.pay.preparing': 'Przygotowywanie płatności',
  'page.pay.bank': 'Zapytanie do banku',
  'page.pay.confirm': 'Bank może poprosić o potwierdzenie. Prosimy zostawić tę stronę otwartą do końca.',
  'page.pay.done': 'Gotowe. Za chwilę pokażemy potwierdzenie',
  'page.pay.invalid': 'Powyżej czegoś brakuje lub coś się nie zgadza. Prosimy sprawdzić.',
  'page.pay.changed': 'Kwota się zmieniła. Nic nie zostało pobrane. Prosimy ją sprawdzić przed zapłatą.',
  'page.pay.gone':
    'Tej faktury nie można już zapłacić. Nic nie zostało pobrane. Za chwilę pokażemy aktualny stan.',
  'page.pay.inFlight': 'Inna płatność za tę fakturę jest już w drodze. Nic więcej nie zostało pobrane.',
  'page.pay.notEnabled': 'Sprzedawca nie może teraz przyjmować płatności online. Nic nie zostało pobrane.',
  'page.pay.tooOften': 'To było wiele prób w krótkim czasie. Prosimy odczekać minutę.',
  'page.pay.unreachable':
    'Nasza usługa płatności jest teraz niedostępna. Nic nie zostało pobrane. Prosimy spróbować ponownie.',
  'page.pay.unsure':
    'Nie wiemy jeszcze, czy płatność się powiodła. Prosimy nie płacić ponownie, sprawdzamy to.',
  'page.decline.generic': 'Bank odrzucił płatność. Prosimy użyć innej karty lub zapytać w swoim banku.',
  'page.decline.noFunds':
    'Na tej karcie nie ma wystarczających środków. Prosimy użyć innej karty lub najpierw ją doładować.',
  'page.decline.expired': 'Ta karta straciła ważność. Prosimy użyć innej karty.',
  'page.decline.cvc':
    'Kod zabezpieczający jest nieprawidłowy. Prosimy sprawdzić go na odwrocie karty i spróbować ponownie.',
  'page.decline.number': 'Numer karty jest nieprawidłowy. Prosimy go sprawdzić i spróbować ponownie.',
  'page.decline.expiry': 'Data ważności karty jest nieprawidłowa. Prosimy ją sprawdzić i spróbować ponownie.',
  'page.decline.address':
    'Adres lub kod pocztowy nie pasuje do karty. Prosimy go sprawdzić i spróbować ponownie.',
  'page.decline.unsupported': 'Tej karty nie można użyć do tej płatności. Prosimy użyć innej karty.',
  'page.decline.limit':
    'Limit tej karty został wyczerpany. Prosimy użyć innej karty lub zapytać w swoim banku.',
  'page.decline.authentication':
    'Bank nie mógł potwierdzić tożsamości. Prosimy spróbować ponownie lub użyć innej karty.',
  'page.decline.later':
    'Bank nie odpowiedział prawidłowo. Nic nie zostało pobrane. Prosimy spróbować ponownie za minutę.',
  'page.decline.debit':
    'Bank nie zezwolił na polecenie zapłaty. Prosimy zapłacić w inny sposób lub zapytać w swoim banku.',
  'page.decline.debitGeneric':
    'Bank nie wykonał polecenia zapłaty. Nic nie zostało zapłacone. Prosimy spróbować ponownie, zapłacić w inny sposób lub zapytać w swoim banku.',
  'page.decline.debitNoFunds':
    'Na koncie bankowym zabrakło środków na polecenie zapłaty. Prosimy spróbować ponownie, gdy się pojawią, lub zapłacić w inny sposób.',
  'page.decline.debitAccount':
    'Tego konta bankowego nie można obciążyć: może być zamknięte lub jego numer jest nieprawidłowy. Prosimy go sprawdzić lub zapłacić w inny sposób.',
  'page.decline.debitLimit':
    'To więcej, niż można pobrać z tego konta. Prosimy zapłacić w inny sposób lub zapytać w swoim banku.',
  'page.decline.other':
    'Ta płatność się nie powiodła. Nic nie zostało pobrane. Prosimy spróbować ponownie lub zapłacić w inny sposób.',
  'page.decline.otherNoFunds':
    'Zabrakło środków na tę płatność. Nic nie zostało pobrane. Prosimy spróbować później lub zapłacić w inny sposób.',
  'page.decline.otherAuthentication':
    'Ta płatność nie została potwierdzona. Nic nie zostało pobrane. Prosimy spróbować ponownie lub zapłacić w inny sposób.',
  'page.lost.title': 'Ten link nie otwiera żadnej faktury',
  'page.lost.text':
    'Mógł stracić ważność lub brakuje jego części. Prosimy otworzyć go jeszcze raz z wiadomości lub poprosić nadawcę o nowy.',
  'page.autopay.tick': 'Płać automatycznie kolejne faktury od {organisation}',
  'page.autopay.terms':
    'Zgadzam się, aby należności z kolejnych faktur były pobierane przez {organisation} tym środkiem płatności w dniu ich terminu płatności. O kwocie i dniu dowiem się wcześniej: 14 dni przed poleceniem zapłaty i 3 dni przed płatnością kartą, a jeśli termin faktury jest bliższy, co najmniej 3 dni wcześniej. Mogę to zakończyć w każdej chwili, jednym kliknięciem w każdej wiadomości.',
  'page.autopay.termsOfThis':
    'Zgadzam się, aby należności z tej faktury i z kolejnych były pobierane przez {organisation} tym środkiem płatności w dniu ich terminu płatności. O kwocie i dniu dowiem się wcześniej: 14 dni przed poleceniem zapłaty i 3 dni przed płatnością kartą, a jeśli termin faktury jest bliższy, co najmniej 3 dni wcześniej. Mogę to zakończyć w każdej chwili, jednym kliknięciem w każdej wiadomości.',
  'page.autopay.tickOfThis': 'Płać automatycznie tę fakturę i kolejne od {organisation}',
  'page.autopay.tickMissed': 'Zaznacz to pole, aby wyrazić zgodę.',
  'page.autopay.saveAwaited':
    'Płatność automatyczna zacznie działać po weryfikacji rachunku bankowego. Wyślemy o tym wiadomość e-mail.',
  'page.autopay.saveTitle': 'Płać odtąd automatycznie',
  'page.autopay.saveNote': 'Teraz nic nie zostanie pobrane.',
  'page.autopay.saveButton': 'Włącz płatność automatyczną',
  'page.autopay.on': 'Płatność automatyczna jest włączona: {means}',
  'page.autopay.stop': 'Zakończ',
  'page.autopay.stopTitle': 'Zakończyć płatność automatyczną?',
  'page.autopay.stopLead':
    '{organisation} nie będzie już automatycznie pobierać należności z faktur. Każdą otrzymasz z linkiem do zapłaty.',
  'page.autopay.stopButton': 'Zakończ płatność automatyczną',
  'page.autopay.stopped':
    'Płatność automatyczna jest wyłączona. {organisation} nie będzie już niczego automatycznie pobierać.',
}
