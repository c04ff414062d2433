import asyncio


async def program():
    customer_task = asyncio.create_task(customer())
    await asyncio.sleep(1)
    print("the customer leaves")
    customer_task.cancel()
    await asyncio.wait([customer_task])
    print("the customer is gone")
    await asyncio.sleep(2)
    await bank_stops()


async def customer():
    payment = asyncio.create_task(pay(1))
    await asyncio.shield(payment)
    print("nobody is there to hear this")


async def bank_stops():
    payment = asyncio.create_task(pay(2))
    await asyncio.sleep(1)
    payment.cancel()
    try:
        await asyncio.shield(payment)
    except asyncio.CancelledError:
        print("payment 2 was cancelled itself")


async def pay(number):
    print(f"  payment {number} is on its way")
    await asyncio.sleep(2)
    print(f"  payment {number} is booked")


asyncio.run(program())
