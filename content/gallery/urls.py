"""Stands in until the gallery draws from books again."""

from django.http import HttpResponse
from django.urls import path

app_name = "gallery"
urlpatterns = [path("", lambda request: HttpResponse(), name="index")]
