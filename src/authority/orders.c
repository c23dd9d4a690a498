/*
 * orders - executive orders by number and by day. Eight rows need no hash.
 */
#include "authority/orders.h"

#include "authority/table.h"

const struct order *order_all(size_t *n)
{
	*n = orders_by_number.n;
	return orders_by_number.rows;
}

const struct order *order_find(int number)
{
	size_t n;
	const struct order *orders = order_all(&n);

	for (size_t i = 0; i < n; i++)
		if (orders[i].number == number)
			return &orders[i];
	return NULL;
}

bool order_valid(const struct order *order, int date)
{
	return validity_has(order->valid, date);
}

const struct order *order_in_force(int date)
{
	size_t n;
	const struct order *orders = order_all(&n);

	for (size_t i = 0; date != 0 && i < n; i++)
		if (orders[i].amends == 0 && order_valid(&orders[i], date))
			return &orders[i];
	return NULL;
}
