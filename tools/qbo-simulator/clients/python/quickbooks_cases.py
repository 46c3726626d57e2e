"""Drives the simulator's company with python-quickbooks and prints, as one line of JSON, what became of each case.

Usage: quickbooks_cases.py <url of the simulator> <realm id> <access token>
"""
import json
import os
import sys
import tempfile
from datetime import datetime, timedelta, timezone

from quickbooks import QuickBooks
from quickbooks.batch import batch_create, batch_delete, batch_update
from quickbooks.cdc import change_data_capture
from quickbooks.exceptions import QuickbooksException
from quickbooks.objects.account import Account
from quickbooks.objects.attachable import Attachable
from quickbooks.objects.base import (
    Address,
    AttachableRef,
    CustomerMemo,
    EmailAddress,
    LinkedTxn,
    PhoneNumber,
    WebAddress,
)
from quickbooks.objects.bill import Bill
from quickbooks.objects.billpayment import BillPayment, BillPaymentLine, CheckPayment
from quickbooks.objects.company_info import CompanyInfo
from quickbooks.objects.creditmemo import CreditMemo
from quickbooks.objects.customer import Customer
from quickbooks.objects.department import Department
from quickbooks.objects.deposit import CashBackInfo, Deposit, DepositLine
from quickbooks.objects.detailline import (
    AccountBasedExpenseLine,
    AccountBasedExpenseLineDetail,
    DescriptionOnlyLine,
    DiscountLine,
    DiscountLineDetail,
    ItemBasedExpenseLine,
    ItemBasedExpenseLineDetail,
    SalesItemLine,
    SalesItemLineDetail,
)
from quickbooks.objects.employee import Employee
from quickbooks.objects.estimate import Estimate
from quickbooks.objects.invoice import Invoice
from quickbooks.objects.item import Item
from quickbooks.objects.journalentry import JournalEntry, JournalEntryLine, JournalEntryLineDetail
from quickbooks.objects.payment import Payment, PaymentLine
from quickbooks.objects.paymentmethod import PaymentMethod
from quickbooks.objects.preferences import Preferences
from quickbooks.objects.purchase import Purchase
from quickbooks.objects.purchaseorder import PurchaseOrder
from quickbooks.objects.refundreceipt import RefundReceipt
from quickbooks.objects.salesreceipt import SalesReceipt
from quickbooks.objects.taxagency import TaxAgency
from quickbooks.objects.taxservice import TaxRateDetails, TaxService
from quickbooks.objects.term import Term
from quickbooks.objects.timeactivity import TimeActivity
from quickbooks.objects.trackingclass import Class
from quickbooks.objects.transfer import Transfer
from quickbooks.objects.vendor import Vendor
from quickbooks.objects.vendorcredit import VendorCredit

URL, REALM, TOKEN = sys.argv[1:4]


class Auth:
    client_id = client_secret = refresh_token = "not used"
    access_token, realm_id, environment = TOKEN, REALM, "sandbox"

    def refresh(self, **_):
        raise AssertionError("the token was good")


QuickBooks.sandbox_api_url_v3 = QuickBooks.api_url_v3 = f"{URL}/v3"
qb = QuickBooks(auth_client=Auth(), company_id=REALM)

seen = {}


def case(act):
    name = act.__name__.replace("_", " ")
    try:
        act()
        seen[name] = "ok"
    except (QuickbooksException, AssertionError, AttributeError, KeyError, IndexError, TypeError) as error:
        seen[name] = f"{type(error).__name__}: {error} {getattr(error, 'detail', '')}"


def first(kind, **where):
    return kind.filter(max_results=1, qb=qb, **where)[0]


def changed(thing, **fields):
    """Reads a thing anew and sends it back whole with other values, as applications do."""
    read = type(thing).get(thing.Id, qb=qb)
    for name, value in fields.items():
        setattr(read, name, value)
    read.save(qb=qb)
    again = type(thing).get(thing.Id, qb=qb)
    for name, value in fields.items():
        assert getattr(again, name) == value, f"{name} is {getattr(again, name)}"
    return again


def made(kind, **fields):
    thing = kind()
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.save(qb=qb)
    assert thing.Id, "no Id"
    return thing


def on_account(amount, account):
    line = AccountBasedExpenseLine()
    line.Amount = amount
    line.Description = "from Python"
    line.DetailType = "AccountBasedExpenseLineDetail"
    line.AccountBasedExpenseLineDetail = AccountBasedExpenseLineDetail()
    line.AccountBasedExpenseLineDetail.AccountRef = account.to_ref()
    return line


def of_item(quantity, price, item):
    line = ItemBasedExpenseLine()
    line.Amount = quantity * price
    line.ItemBasedExpenseLineDetail = ItemBasedExpenseLineDetail()
    line.ItemBasedExpenseLineDetail.ItemRef = item.to_ref()
    line.ItemBasedExpenseLineDetail.Qty = quantity
    line.ItemBasedExpenseLineDetail.UnitPrice = price
    return line


def linked(txn_id, txn_type, line_id=None):
    link = LinkedTxn()
    link.TxnId, link.TxnType, link.TxnLineId = txn_id, txn_type, line_id or 0
    return link


def sold(amount, item, quantity=None, price=None):
    line = SalesItemLine()
    line.Amount, line.Description, line.SalesItemLineDetail = amount, "from Python", SalesItemLineDetail()
    line.SalesItemLineDetail.ItemRef = item.to_ref()
    if quantity:
        line.SalesItemLineDetail.Qty, line.SalesItemLineDetail.UnitPrice = quantity, price
    return line


def sale(kind, **fields):
    memo = CustomerMemo()
    memo.value = "thanks"
    lines = [sold(100, first(Item, Name="Gardening")), sold(30, first(Item, Name="Pump"), 2, 15)]
    return made(kind, CustomerRef=customer.to_ref(), Line=lines, CustomerMemo=memo, **fields)


def sold_and_changed(kind, **fields):
    thing = changed(sale(kind, **fields), PrivateNote="from Python")
    assert thing.TotalAmt == 130, f"total {thing.TotalAmt}"
    assert [line.DetailType for line in thing.Line] == ["SalesItemLineDetail"] * 2 + ["SubTotalLineDetail"]
    assert kind.query(f"select * from {kind.qbo_object_name} where Id = '{thing.Id}'", qb=qb)[0].DocNumber
    return thing


def paid(invoice, amount):
    line = PaymentLine()
    line.Amount = amount
    line.LinkedTxn.append(invoice.to_linked_txn())
    return made(Payment, CustomerRef=customer.to_ref(), TotalAmt=amount, Line=[line])


vendor = Vendor.get(41, qb=qb)
customer = Customer.get(3, qb=qb)
expense = first(Account, AccountType="Expense")
bank = first(Account, AccountType="Bank")


@case
def vendor_with_everything():
    address, phone, email, site = Address(), PhoneNumber(), EmailAddress(), WebAddress()
    address.Line1, address.City, address.PostalCode = "1 Elm St", "Middlefield", "94303"
    phone.FreeFormNumber, email.Address, site.URI = "(650) 555-3311", "a@python.example", "http://python.example"
    thing = made(
        Vendor, DisplayName="Python & Sons", Title="Ms.", GivenName="Ada", BillAddr=address, PrimaryPhone=phone,
        PrimaryEmailAddr=email, WebAddr=site, AcctNum="35372649", TaxIdentifier="99-5688293",
    )
    changed(thing, GivenName="Grace")
    gone = Vendor.get(thing.Id, qb=qb)
    gone.Active = False
    gone.save(qb=qb)
    assert Vendor.filter(DisplayName="Python & Sons", qb=qb) == []


@case
def customer_and_job():
    parent = made(Customer, DisplayName="Python Customer")
    changed(parent, Notes="called")
    job = made(Customer, DisplayName="Job", Job=True, ParentRef=parent.to_ref(), BillWithParent=True)
    assert Customer.get(job.Id, qb=qb).FullyQualifiedName == "Python Customer:Job"


@case
def employee():
    address, phone = Address(), PhoneNumber()
    address.Line1, phone.FreeFormNumber = "45 N. Elm", "408-525-1234"
    thing = made(
        Employee, SSN="444-55-6666", GivenName="John", FamilyName="Meuser", PrimaryAddr=address, PrimaryPhone=phone
    )
    assert Employee.get(thing.Id, qb=qb).SSN == "XXX-XX-XXXX"


@case
def account_and_sub_account():
    parent = made(Account, Name="Petty cash", AcctNum="12345", AccountSubType="CashOnHand")
    assert Account.get(parent.Id, qb=qb).AccountType == "Bank"
    changed(parent, Name="Petty cash box")
    made(Account, Name="Drawer", AccountSubType="CashOnHand", ParentRef=parent.to_ref(), SubAccount=True)


@case
def inventory_item():
    thing = made(
        Item, Name="Python Pump", Type="Inventory", TrackQtyOnHand=True, QtyOnHand=10, Sku="PY-1",
        InvStartDate="2020-01-01",
        IncomeAccountRef=first(Account, AccountSubType="SalesOfProductIncome").to_ref(),
        ExpenseAccountRef=first(Account, AccountSubType="SuppliesMaterialsCogs").to_ref(),
        AssetAccountRef=first(Account, AccountSubType="Inventory").to_ref(),
    )
    assert changed(thing, UnitPrice=5).Sku == "PY-1"


@case
def purchase_order_to_bill():
    order = made(
        PurchaseOrder, VendorRef=vendor.to_ref(), Line=[of_item(2, 6, first(Item, Name="Sod"))],
        APAccountRef=first(Account, AccountSubType="AccountsPayable").to_ref(),
    )
    order = changed(order, PrivateNote="from Python")
    line = of_item(2, 6, first(Item, Name="Sod"))
    line.LinkedTxn.append(linked(order.Id, "PurchaseOrder", order.Line[0].Id))
    bill = made(Bill, VendorRef=vendor.to_ref(), Line=[line], LinkedTxn=[linked(order.Id, "PurchaseOrder")])
    assert Bill.get(bill.Id, qb=qb).LinkedTxn[0].TxnId == order.Id
    assert PurchaseOrder.get(order.Id, qb=qb).POStatus == "Closed"
    Bill.get(bill.Id, qb=qb).delete(qb=qb)
    PurchaseOrder.get(order.Id, qb=qb).delete(qb=qb)


@case
def bill_paid_and_voided():
    bill = made(Bill, VendorRef=vendor.to_ref(), Line=[on_account(200, expense)])
    changed(bill, PrivateNote="a bill")
    line, check = BillPaymentLine(), CheckPayment()
    line.Amount, check.BankAccountRef = 200, bank.to_ref()
    line.LinkedTxn.append(bill.to_linked_txn())
    payment = made(
        BillPayment, PayType="Check", TotalAmt=200, VendorRef=vendor.to_ref(), CheckPayment=check, Line=[line]
    )
    assert Bill.get(bill.Id, qb=qb).Balance == 0
    BillPayment.get(payment.Id, qb=qb).void(qb=qb)
    voided = BillPayment.get(payment.Id, qb=qb)
    assert voided.TotalAmt == 0 and "Voided" in voided.PrivateNote
    assert Bill.get(bill.Id, qb=qb).Balance == 200
    Bill.get(bill.Id, qb=qb).delete(qb=qb)


@case
def vendor_credit():
    credit = made(VendorCredit, VendorRef=vendor.to_ref(), Line=[on_account(50, expense)])
    changed(credit, PrivateNote="a credit")
    VendorCredit.get(credit.Id, qb=qb).delete(qb=qb)


@case
def purchase():
    bought = made(Purchase, AccountRef=bank.to_ref(), PaymentType="Cash", Line=[on_account(50, expense)])
    changed(bought, PrivateNote="paid cash")
    Purchase.get(bought.Id, qb=qb).delete(qb=qb)


@case
def journal_entry():
    lines = []
    for posting, account in (("Credit", first(Account, Name="Advertising")), ("Debit", first(Account, Name="Supplies"))):
        line = JournalEntryLine()
        line.Amount, line.JournalEntryLineDetail = 1240, JournalEntryLineDetail()
        line.JournalEntryLineDetail.PostingType = posting
        line.JournalEntryLineDetail.AccountRef = account.to_ref()
        lines.append(line)
    entry = made(JournalEntry, Line=lines)
    changed(entry, PrivateNote="moved")
    JournalEntry.get(entry.Id, qb=qb).delete(qb=qb)


@case
def invoice_sent_and_voided():
    email = EmailAddress()
    email.Address = "buyer@python.example"
    invoice = sold_and_changed(Invoice, BillEmail=email)
    assert invoice.Balance == 130
    invoice.send(qb=qb)
    assert Invoice.get(invoice.Id, qb=qb).EmailStatus == "EmailSent"
    assert invoice.download_pdf(qb=qb)[:4] == b"%PDF"
    Invoice.get(invoice.Id, qb=qb).void(qb=qb)
    voided = Invoice.get(invoice.Id, qb=qb)
    assert voided.TotalAmt == 0 and voided.Balance == 0 and "Voided" in voided.PrivateNote
    voided.delete(qb=qb)


@case
def invoice_with_discount_and_words():
    words, discount = DescriptionOnlyLine(), DiscountLine()
    words.Description, discount.DiscountLineDetail = "just words", DiscountLineDetail()
    discount.DiscountLineDetail.PercentBased, discount.DiscountLineDetail.DiscountPercent = True, 10
    lines = [sold(100, first(Item, Name="Gardening")), words, discount]
    invoice = made(Invoice, CustomerRef=customer.to_ref(), Line=lines)
    assert Invoice.get(invoice.Id, qb=qb).TotalAmt == 90
    assert changed(invoice, PrivateNote="still discounted").TotalAmt == 90


@case
def estimate():
    sold_and_changed(Estimate).delete(qb=qb)


@case
def credit_memo():
    memo = sold_and_changed(CreditMemo)
    assert memo.RemainingCredit == 130
    memo.delete(qb=qb)


@case
def sales_receipt():
    receipt = sold_and_changed(SalesReceipt, DepositToAccountRef=bank.to_ref())
    receipt.void(qb=qb)
    assert SalesReceipt.get(receipt.Id, qb=qb).TotalAmt == 0


@case
def refund_receipt():
    sold_and_changed(RefundReceipt, DepositToAccountRef=bank.to_ref()).delete(qb=qb)


@case
def payment_voided():
    invoice = sale(Invoice)
    payment = changed(paid(invoice, 130), PrivateNote="by check")
    assert Invoice.get(invoice.Id, qb=qb).Balance == 0
    payment.void(qb=qb)
    assert Payment.get(payment.Id, qb=qb).TotalAmt == 0
    assert Invoice.get(invoice.Id, qb=qb).Balance == 130


@case
def payment_deposited():
    payment = paid(sale(Invoice), 130)
    line, back = DepositLine(), CashBackInfo()
    line.Amount, back.Amount = 130, 10
    line.LinkedTxn.append(linked(payment.Id, "Payment"))
    back.AccountRef = Account.get(36, qb=qb).to_ref()
    deposit = made(Deposit, DepositToAccountRef=bank.to_ref(), Line=[line], CashBack=back)
    assert changed(deposit, PrivateNote="to the bank").TotalAmt == 120
    try:
        Payment.get(payment.Id, qb=qb).void(qb=qb)
    except QuickbooksException as error:
        assert error.error_code == 6540, error.error_code
    else:
        raise AssertionError("a deposited payment was voided")
    Deposit.get(deposit.Id, qb=qb).delete(qb=qb)
    Payment.get(payment.Id, qb=qb).delete(qb=qb)


@case
def transfer():
    accounts = {"FromAccountRef": bank.to_ref(), "ToAccountRef": Account.get(36, qb=qb).to_ref()}
    moved = changed(made(Transfer, Amount=5, **accounts), Amount=6)
    assert moved.Amount == 6
    moved.delete(qb=qb)


@case
def time_activity():
    spent = made(
        TimeActivity, NameOf="Vendor", VendorRef=vendor.to_ref(), CustomerRef=customer.to_ref(), Hours=2, Minutes=10,
        BillableStatus="Billable", HourlyRate=20,
    )
    changed(spent, Description="weeding").delete(qb=qb)


@case
def small_lists():
    for kind, fields in ((Department, {}), (Class, {}), (Term, {"DueDays": 10}), (PaymentMethod, {})):
        thing = made(kind, Name=f"Python {kind.__name__}"[:31], **fields)
        changed(thing, Name=f"Py {kind.__name__}")


@case
def file_and_note():
    with tempfile.NamedTemporaryFile(suffix=".txt", delete=False) as file:
        file.write(b"hello")
    reference = AttachableRef()
    reference.EntityRef = vendor.to_ref()
    attached = made(
        Attachable, FileName="hello.txt", _FilePath=file.name, ContentType="text/plain", AttachableRef=[reference]
    )
    os.unlink(file.name)
    assert Attachable.get(attached.Id, qb=qb).Size == 5
    note = made(Attachable, Note="a note", AttachableRef=[reference])
    changed(note, Note="another")
    Attachable.get(note.Id, qb=qb).delete(qb=qb)


@case
def tax_code():
    agency = made(TaxAgency, DisplayName="Python Agency")
    rate, code = TaxRateDetails(), TaxService()
    rate.TaxRateName, rate.RateValue, rate.TaxAgencyId, rate.TaxApplicableOn = "Py 10", 10, agency.Id, "Sales"
    code.TaxCode = "Py code"
    code.TaxRateDetails.append(rate)
    assert code.save(qb=qb).TaxCodeId


@case
def settings():
    assert CompanyInfo.all(qb=qb)[0].Country == "US"
    Preferences.get(qb=qb).save(qb=qb)


@case
def queries():
    assert Vendor.count(qb=qb) > 20
    assert len(Vendor.where("DisplayName LIKE 'H%'", order_by="DisplayName", max_results=1, qb=qb)) == 1
    assert len(Customer.choose([1, 2, 3], field="Id", qb=qb)) == 3
    assert Vendor.filter(DisplayName="Bob's Burger Joint", qb=qb)[0].Id == "56"
    Bill.all(order_by="TxnDate DESC", qb=qb)
    Vendor.query("SELECT * FROM Vendor WHERE Active IN (true, false)", qb=qb)


@case
def batch():
    wanted = [Customer() for _ in range(3)]
    for number, customer in enumerate(wanted):
        customer.DisplayName = f"Batch {number}"
    created = batch_create(wanted, qb=qb)
    assert len(created.successes) == 3, created.faults
    for customer in created.successes:
        customer.Notes = "from a batch"
    assert len(batch_update(created.successes, qb=qb).successes) == 3
    bills = [made(Bill, VendorRef=vendor.to_ref(), Line=[on_account(1, expense)]) for _ in range(2)]
    assert len(batch_delete(bills, qb=qb).successes) == 2


@case
def change_data():
    since = datetime.now(timezone.utc) - timedelta(days=1)
    changes = change_data_capture([Vendor, Customer, Bill], since.isoformat(timespec="seconds"), qb=qb)
    assert len(changes.Customer) > 0


@case
def faults_of_their_kind():
    twin = Vendor()
    twin.DisplayName = "Hicks Hardware"
    try:
        twin.save(qb=qb)
    except QuickbooksException as error:
        assert error.error_code == 6240, error.error_code
    else:
        raise AssertionError("a name twice")


print(json.dumps(seen))
