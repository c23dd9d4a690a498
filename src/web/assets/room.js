/*
 * Comfort for the page of every byte: what is pointed at lights up on both sides.
 * Without this the names are links, and the bytes they lead to light up.
 */
(function () {
	"use strict";
	var lit = [];

	function dim() {
		lit.forEach(function (e) { e.classList.remove("lit"); });
		lit = [];
	}

	function light(e) {
		if (e) {
			e.classList.add("lit");
			lit.push(e);
		}
	}

	/* The bytes have an id, their name a link to it. */
	function partners(target) {
		var bytes = target.closest("span[id]"), name = target.closest("a[href^='#b']");
		if (bytes)
			return [bytes, document.querySelector("a[href='#" + bytes.id + "']")];
		if (name)
			return [name, document.getElementById(name.hash.slice(1))];
		return [];
	}

	function point(event) {
		dim();
		partners(event.target).forEach(light);
	}

	document.querySelectorAll("table.bytes").forEach(function (table) {
		table.addEventListener("mouseover", point);
		table.addEventListener("focusin", point);
		table.addEventListener("mouseleave", dim);
	});
}());
